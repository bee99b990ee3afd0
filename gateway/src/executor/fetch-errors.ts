import { type Language, UnauthenticatedError, errorMessage, faultOf } from '@banenbrug/service-common';
import { GraphQLError } from 'graphql';
import { clientKey } from '../plan/client-keys';
import type { Shape } from '../plan/selection-shape';
import {
  OperationTimeout,
  type SubgraphError,
  type TransportError,
  type TransportErrorCode,
} from '../transport/subgraph-transport';
import type { Run } from './run';

type ResponsePath = readonly (string | number)[];

const sentences: Record<TransportErrorCode, Record<Language, (service: string) => string>> = {
  SUBGRAPH_UNAVAILABLE: {
    en: (service) => `The service "${service}" cannot be reached. Its part of the answer is missing.`,
    nl: (service) => `De dienst "${service}" is niet bereikbaar. Dit deel van het antwoord ontbreekt.`,
  },
  SUBGRAPH_TIMEOUT: {
    en: (service) => `The service "${service}" did not answer in time. Its part of the answer is missing.`,
    nl: (service) => `De dienst "${service}" antwoordde niet op tijd. Dit deel van het antwoord ontbreekt.`,
  },
  SUBGRAPH_BAD_RESPONSE: {
    en: (service) => `The service "${service}" gave no usable answer. Its part of the answer is missing.`,
    nl: (service) =>
      `De dienst "${service}" gaf geen bruikbaar antwoord. Dit deel van het antwoord ontbreekt.`,
  },
  OPERATION_TIMEOUT: {
    en: (service) =>
      `The operation took too long, and the part of the service "${service}" is missing. Ask for less at a time; look whether a mutation was carried out before you send it again.`,
    nl: (service) =>
      `De vraag duurde te lang, en het deel van de dienst "${service}" ontbreekt. Vraag minder tegelijk; kijk of een mutatie is uitgevoerd voor u haar opnieuw stuurt.`,
  },
};

/** What of a subgraph's own extensions reaches the client, beside the code. */
const passedExtensions = ['requestId', 'reason', 'argument', 'minimum', 'maximum'];

/** Records the one error of a failed fetch. The cause goes to the log; the client learns code and service. */
export function recordFailure(run: Run, service: string, cause: TransportError, path: ResponsePath): void {
  const { requestId, language, signal } = run.context;
  if (signal?.aborted && signal.reason instanceof UnauthenticatedError) {
    run.errors.push(endedError(signal.reason, language, path));
    return;
  }
  if (!signal?.aborted) {
    const { code, message: reason } = cause;
    const fault = faultOf(cause.cause ?? cause);
    run.logger.error({ requestId, service, code, reason, fault }, 'a fetch from a subgraph failed');
  }
  const bound = cause instanceof OperationTimeout ? { maximumSeconds: cause.timeoutMs / 1000 } : {};
  run.errors.push(
    new GraphQLError(sentences[cause.code][language](service), {
      ...(path.length > 0 ? { path } : {}),
      extensions: { code: cause.code, service, ...bound },
    }),
  );
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
