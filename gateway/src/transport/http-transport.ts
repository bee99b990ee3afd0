import type { SignRequest } from '@banenbrug/service-common';
import { Pool } from 'undici';
import { openDownloadLine } from './http-download';
import { exchange, type HttpAnswer } from './exchange';
import { createRequestWriter } from './http-request';
import { openSubscriptionLine } from './http-subscription';
import { openUploadLine } from './http-upload';
import { readAnswer, recognised } from './read-answer';
import { type SubgraphAnswer, type SubgraphTransport, TransportError } from './subgraph-transport';

/** Where a subgraph listens and what it may cost. */
export interface HttpTransportOptions {
  /** The subgraph's GraphQL endpoint. */
  readonly url: string;
  /** Signs each fetch; absent: unsigned, for subgraphs that are not the hub's. */
  readonly sign?: SignRequest | undefined;
  /**
   * How long one fetch may take, from the first byte sent to the last received, and how long a subscription may take to
   * begin. Default 10,000 ms.
   */
  readonly timeoutMs?: number | undefined;
  /** How many connections are kept to the subgraph. Default 32. */
  readonly connections?: number | undefined;
  /** The longest answer that is read, in bytes. Default 32 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Whether the subgraph takes files, at uploads/<id> beside its GraphQL endpoint. Default false. */
  readonly takesUploads?: boolean | undefined;
  /** How long a subscription may send nothing at all, heartbeats included. Default 30,000 ms: three of them. */
  readonly silenceMs?: number | undefined;
  /** The longest result of a subscription, in bytes. Default 1 MiB. */
  readonly maxEventBytes?: number | undefined;
  /** Whether the subgraph sends files, at downloads/<id> and feeds beside its GraphQL endpoint. Default false. */
  readonly sendsDownloads?: boolean | undefined;
}

/**
 * Sends fetches as JSON over kept-alive HTTP connections, with the caller and the gateway's signature, the caller's
 * token, the request id and the language. Nothing is sent twice from here: a mutation must not run again because its answer
 * was lost. A signature is good once, so each fetch is signed as it is sent; who may try again fetches again
 * (`resilience/with-resilience.ts`).
 */
export function createHttpTransport({
  url,
  sign,
  timeoutMs = 10_000,
  connections = 32,
  maxResponseBytes = 32 * 1024 * 1024,
  takesUploads = false,
  silenceMs,
  maxEventBytes,
  sendsDownloads = false,
}: HttpTransportOptions): SubgraphTransport {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const write = createRequestWriter(pathname + search, sign);
  const uploads = takesUploads ? openUploadLine({ url, sign }) : null;
  const subscriptions = openSubscriptionLine({ origin, write, timeoutMs, silenceMs, maxEventBytes });
  const downloads = sendsDownloads ? openDownloadLine({ url, sign }) : null;
  return {
    async fetch(request) {
      const { signal } = request.context;
      const bounds = { signal, timeoutMs: request.timeoutMs ?? timeoutMs, maxBytes: maxResponseBytes };
      return answerOf(await exchange(pool, write(request, 'application/json'), bounds));
    },
    // Whether the subgraph has any, the supergraph says.
    subscribe: subscriptions.subscribe,
    ...(uploads ? { forwardUpload: uploads.forward } : {}),
    ...(downloads ? { fetchDownload: downloads.fetch } : {}),
    close: async () => {
      downloads?.close();
      await Promise.all([pool.destroy(), uploads?.close(), subscriptions.close()]);
    },
  };
}

/**
 * A proxy whose subgraph is away answers 503 for it, in words of its own. A 503 that is a GraphQL response is the subgraph's.
 * @throws TransportError
 */
function answerOf({ status, bytes }: HttpAnswer): SubgraphAnswer {
  try {
    return recognised(readAnswer(bytes));
  } catch (cause) {
    if (status !== 503) throw cause;
    throw new TransportError('SUBGRAPH_UNAVAILABLE', 'the subgraph is away (503)', { cause });
  }
}
