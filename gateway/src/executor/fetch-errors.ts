import {
  type ErrorDetails,
  type Language,
  UnauthenticatedError,
  errorMessage,
  faultOf,
} from '@banenbrug/service-common';
import { GraphQLError } from 'graphql';
import { clientKey } from '../plan/client-keys';
import type { Shape } from '../plan/selection-shape';
import { retryAfterSeconds } from '../resilience/shed-answer';
import {
  FetchRefused,
  OperationTimeout,
  type SubgraphError,
  type TransportError,
} from '../transport/subgraph-transport';
import type { Run } from './run';

type ResponsePath = readonly (string | number)[];

/** What of a subgraph's own extensions reaches the client, beside the code. */
const passedExtensions = ['requestId', 'reason', 'argument', 'minimum', 'maximum'];

/** Records the one error of a failed fetch. The cause goes to the log; the client learns code and service. */
export function recordFailure(run: Run, service: string, cause: TransportError, path: ResponsePath): void {
  const { requestId, language, signal } = run.context;
  if (signal?.aborted && signal.reason instanceof UnauthenticatedError) {
    run.errors.push(endedError(signal.reason, language, path));
    return;
  }
  // Who refuses fetches logs when that begins and ends, not each of them.
  if (!signal?.aborted && !(cause instanceof FetchRefused)) {
    const { code, message: reason } = cause;
    const fault = faultOf(cause.cause ?? cause);
    run.logger.error({ requestId, service, code, reason, fault }, 'a fetch from a subgraph failed');
  }
  const details: ErrorDetails = { service, ...factsOf(cause) };
  run.errors.push(
    new GraphQLError(errorMessage(cause.code, language, details), {
      ...(path.length > 0 ? { path } : {}),
      extensions: { code: cause.code, ...details },
    }),
  );
}

/** What a client may do about it, in numbers. */
function factsOf(cause: TransportError): ErrorDetails {
  if (cause instanceof OperationTimeout) return { maximumSeconds: cause.timeoutMs / 1000 };
  if (cause.code === 'SUBGRAPH_OVERLOADED') return { retryAfterSeconds };
  return {};
}

/** The token ended while the operation ran: what was not fetched by then is not answered. */
function endedError(
  { code, reason }: UnauthenticatedError,
  language: Language,
  path: ResponsePath,
): GraphQLError {
  return new GraphQLError(errorMessage(code, language), {
    ...(path.length > 0 ? { path } : {}),
    extensions: { code, reason },
  });
}

/** Records an error that a subgraph told, at a place of the client's answer. */
export function recordSubgraphError(
  run: Run,
  service: string,
  error: SubgraphError,
  path: ResponsePath,
): void {
  const { code, ...others } = error.extensions ?? {};
  const extensions: Record<string, unknown> = {
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    service,
  };
  for (const key of passedExtensions) {
    const value = others[key];
    if (typeof value === 'string' || typeof value === 'number') extensions[key] = value;
  }
  run.errors.push(new GraphQLError(error.message, { ...(path.length > 0 ? { path } : {}), extensions }));
}

/** A path in the client's keys, cut off where it leaves what the client asked: at keys that only the plan needed. */
export function clientPath(fetched: ResponsePath, asked: Shape): ResponsePath {
  const path = fetched.map((key) => (typeof key === 'string' ? clientKey(key) : key));
  let shape: Shape | null = asked;
  for (const [index, key] of path.entries()) {
    if (typeof key === 'number') continue;
    const below: Shape | null | undefined = shape?.[key];
    if (below === undefined) return path.slice(0, index);
    shape = below;
  }
  return path;
}
