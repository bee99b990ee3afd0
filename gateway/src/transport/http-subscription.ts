import {
  eventStreamType,
  leavable,
  openLeave,
  StreamEventReader,
  StreamFormatError,
} from '@banenbrug/service-common';
import { Client, type Dispatcher, errors } from 'undici';
import { defaultMaxEventBytes, eventTooLong } from './event-bound';
import { codeOf } from './exchange';
import type { WriteRequest } from './http-request';
import { readAnswer, recognised } from './read-answer';
import { type FetchRequest, type SubgraphAnswer, TransportError } from './subgraph-transport';

/** How subscriptions reach one subgraph. */
export interface SubscriptionLineOptions {
  readonly origin: string;
  readonly write: WriteRequest;
  /** How long a subscription may take to begin. */
  readonly timeoutMs: number;
  /** How long it may send nothing after that. Default 30,000 ms. */
  readonly silenceMs?: number | undefined;
  /** The longest result, in bytes. Default 1 MiB. */
  readonly maxEventBytes?: number | undefined;
}

/** The way of subscriptions to one subgraph. */
export interface SubscriptionLine {
  subscribe(request: FetchRequest): AsyncIterable<SubgraphAnswer>;
  /** Cuts off what is under way. */
  close(): Promise<void>;
}

/**
 * Follows subscriptions of a subgraph. Each has a connection of its own, so that no fetch waits behind one that lasts for
 * hours, and leaving it closes the connection, which is how the subgraph hears of it. Bytes are read when an answer is
 * asked for: what has not been asked for waits in the buffers of the connection, and then in the subgraph.
 */
export function openSubscriptionLine({
  origin,
  write,
  timeoutMs,
  silenceMs = 30_000,
  maxEventBytes = defaultMaxEventBytes,
}: SubscriptionLineOptions): SubscriptionLine {
  const open = new Set<Client>();
  return {
    subscribe(request) {
      const leave = openLeave(request.context.signal);
      return leavable(leave, follow(request, leave.signal));
    },
    close: () => {
      for (const client of open) client.destroy().catch(() => {});
      return Promise.resolve();
    },
  };

  async function* follow(request: FetchRequest, signal: AbortSignal): AsyncGenerator<SubgraphAnswer, void> {
    if (signal.aborted) return;
    const client = new Client(origin, {
      pipelining: 1,
      connect: { timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: silenceMs,
    });
    open.add(client);
    try {
      const options = write(request, eventStreamType);
      const response = await client.request({ ...options, signal, reset: true });
      yield* answersOf(response, maxEventBytes);
    } catch (error) {
      if (!signal.aborted) throw brokenOff(error);
    } finally {
      open.delete(client);
      // Not waited for: of a connection that is lost already undici may not tell the end.
      client.destroy().catch(() => {});
    }
  }
}

async function* answersOf(
  { headers, body }: Dispatcher.ResponseData,
  maxBytes: number,
): AsyncGenerator<SubgraphAnswer, void> {
  if (!String(headers['content-type']).startsWith(eventStreamType)) {
    // A refusal before anything was followed, in the form of every answer.
    yield recognised(readAnswer(await wholeOf(body, maxBytes)));
    return;
  }
  const reader = new StreamEventReader(maxBytes);
  for await (const chunk of body as AsyncIterable<Buffer>) {
    for (const { name, data } of reader.read(chunk)) {
      if (name === 'complete') return;
      if (name === 'stopping') throw new TransportError('SUBGRAPH_UNAVAILABLE', 'the subgraph is stopping');
      yield readAnswer(data);
    }
  }
  throw new TransportError('SUBGRAPH_UNAVAILABLE', 'the stream ended before it was complete');
}

async function wholeOf(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw eventTooLong(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function brokenOff(cause: unknown): TransportError {
  if (cause instanceof TransportError) return cause;
  if (cause instanceof StreamFormatError) {
    return new TransportError('SUBGRAPH_BAD_RESPONSE', cause.message, { cause });
  }
  if (cause instanceof errors.HeadersTimeoutError || cause instanceof errors.BodyTimeoutError) {
    return new TransportError('SUBGRAPH_TIMEOUT', 'the subgraph fell silent', { cause });
  }
  return new TransportError('SUBGRAPH_UNAVAILABLE', `the connection failed (${codeOf(cause)})`, { cause });
}
