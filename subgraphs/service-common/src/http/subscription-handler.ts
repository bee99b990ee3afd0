import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, type ExecutionResult, parse } from 'graphql';
import type { Subgraph } from '../graphql';
import type { Language } from '../language';
import { eventStreamType, heartbeat, type Leave, openLeave, writeStreamEvent } from '../streams';
import { HttpRefusal, writeRefusal } from './http-refusal';
import { parseJsonBody, readBody } from './json-body';
import { type ForwardedTrust, recogniseForwarded } from './recognise-forwarded';
import { identify, type RequestIdentity } from './request-identity';
import type { RequestHandler } from './start-server';

/** What a subgraph serves subscriptions with. */
export interface SubscriptionHandlerParts extends ForwardedTrust {
  readonly subscribe: NonNullable<Subgraph['subscribe']>;
  readonly path: string;
  /** The longest request body, in bytes. */
  readonly maxBodyBytes: number;
  /** After how many milliseconds a silent stream says that it is alive. Default 10,000. */
  readonly heartbeatMs?: number | undefined;
}

/** Serves subscriptions. */
export interface SubscriptionHandler {
  readonly handle: RequestHandler;
  /** Ends all streams, those that are asked for later too, and says that another process can be asked to go on. */
  stop(): void;
}

/**
 * Answers the gateway's POST with a stream of results when that is what it accepts; the request is signed, and its caller
 * recognised, as that of any fetch. The next result is asked for when the one before is on its way; the closing of the
 * connection ends the subscription. What is no subscription is not executed: the stream says that it does not fit.
 */
export function createSubscriptionHandler({
  subscribe,
  path,
  maxBodyBytes,
  heartbeatMs = 10_000,
  ...trust
}: SubscriptionHandlerParts): SubscriptionHandler {
  // Not one signal for all: node warns of a signal with many listeners.
  const open = new Set<Leave>();
  let isStopping = false;
  const handle: RequestHandler = async (request, response) => {
    if (!isAskedFor(request, path)) return false;
    const leave = openLeave(undefined);
    open.add(leave);
    if (isStopping) leave.leave();
    response.once('close', () => {
      open.delete(leave);
      leave.leave();
    });
    try {
      let bytes: Promise<Buffer> | undefined;
      const readBytes = (): Promise<Buffer> => (bytes ??= readBody(request, maxBodyBytes));
      const recognise = recogniseForwarded(request, readBytes, trust);
      const identity = await identify(request, leave.signal, recognise);
      const operation = operationOf(parseJsonBody(request, await readBytes()), identity.language);
      const results = await subscribe({ ...operation, ...operationIdentity(identity) });
      await writeResults(response, isResult(results) ? [results] : results, heartbeatMs);
      response.end(writeStreamEvent(isStopping ? 'stopping' : 'complete'));
    } catch (error) {
      if (!(error instanceof HttpRefusal)) throw error;
      writeRefusal(response, error);
    }
    return true;
  };
  const stop = (): void => {
    isStopping = true;
    for (const leave of open) leave.leave();
  };
  return { handle, stop };
}

function isAskedFor({ method, url = '/', headers }: IncomingMessage, path: string): boolean {
  return (
    method === 'POST' && url.split('?', 1)[0] === path && (headers.accept ?? '').includes(eventStreamType)
  );
}

type OperationIdentity = Pick<RequestIdentity, 'caller' | 'requestId' | 'language' | 'signal'>;

function operationIdentity({ caller, requestId, language, signal }: RequestIdentity): OperationIdentity {
  return { caller, requestId, language, signal };
}

interface AskedOperation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** @throws HttpRefusal 400 when it is no request of GraphQL */
function operationOf(body: unknown, language: Language): AskedOperation {
  const { query, operationName, variables } = Object(body) as Record<string, unknown>;
  const isFitting =
    typeof query === 'string' &&
    (operationName === undefined || typeof operationName === 'string') &&
    (variables === undefined || isRecord(variables));
  if (!isFitting) throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  try {
    return { document: parse(query, { noLocation: true }), operationName, variables };
  } catch {
    throw HttpRefusal.of(400, 'BAD_REQUEST', language);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isResult(results: ExecutionResult | AsyncIterable<ExecutionResult>): results is ExecutionResult {
  return !(Symbol.asyncIterator in results);
}

async function writeResults(
  response: ServerResponse,
  results: Iterable<ExecutionResult> | AsyncIterable<ExecutionResult>,
  heartbeatMs: number,
): Promise<void> {
  response.writeHead(200, { 'content-type': eventStreamType, connection: 'close' });
  response.flushHeaders();
  // Silence is no stall here, nor is a gateway whose client takes its time.
  response.socket?.setTimeout(0);
  const beat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(heartbeat);
  }, heartbeatMs);
  try {
    for await (const result of results) await written(response, writeStreamEvent('next', result));
  } finally {
    clearInterval(beat);
  }
}

/** Waits until there is room for more, or the connection is closed. */
function written(response: ServerResponse, text: string): Promise<void> {
  if (response.write(text) || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.once('drain', go).once('close', go);
  });
}
