import type { RequestIdentity, SignRequest } from '@banenbrug/service-common';
import { type Dispatcher, Pool } from 'undici';
import { withDeadline } from './deadline';
import { openDownloadLine } from './http-download';
import { openUploadLine } from './http-upload';
import { exchange } from './exchange';
import { readAnswer } from './read-answer';
import {
  type FetchDocument,
  type FetchRequest,
  type SubgraphAnswer,
  type SubgraphTransport,
  signatureRefused,
} from './subgraph-transport';

/** Where a subgraph listens and what it may cost. */
export interface HttpTransportOptions {
  /** The subgraph's GraphQL endpoint. */
  readonly url: string;
  /** Signs each fetch; absent: unsigned, for subgraphs that are not the hub's. */
  readonly sign?: SignRequest | undefined;
  /** How long one fetch may take, from the first byte sent to the last received. Default 10,000 ms. */
  readonly timeoutMs?: number | undefined;
  /** How many connections are kept to the subgraph. Default 32. */
  readonly connections?: number | undefined;
  /** The longest answer that is read, in bytes. Default 32 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Whether the subgraph takes files, at uploads/<id> beside its GraphQL endpoint. Default false. */
  readonly takesUploads?: boolean | undefined;
  /** Whether the subgraph sends files, at downloads/<id> and feeds beside its GraphQL endpoint. Default false. */
  readonly sendsDownloads?: boolean | undefined;
}

/**
 * Sends fetches as JSON over kept-alive HTTP connections, with the caller and the gateway's signature, the caller's
 * token, the request id and the language. Nothing is sent twice: a mutation must not run again because its answer was
 * lost. A signature is good once, so whatever is ever sent again must be signed anew.
 */
export function createHttpTransport({
  url,
  sign,
  timeoutMs = 10_000,
  connections = 32,
  maxResponseBytes = 32 * 1024 * 1024,
  takesUploads = false,
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
  const path = pathname + search;
  const uploads = takesUploads ? openUploadLine({ url, sign }) : null;
  const downloads = sendsDownloads ? openDownloadLine({ url, sign }) : null;
  return {
    fetch: (request) =>
      withDeadline(request.context.signal, timeoutMs, async (signal) => {
        const body = bodyOf(request);
        const headers = { ...headersOf(request.context), ...signatureOf(request.context, body) };
        const options: Dispatcher.DispatchOptions = { path, method: 'POST', headers, body };
        const { bytes } = await exchange(pool, options, signal, maxResponseBytes);
        return recognised(readAnswer(bytes));
      }),
    ...(uploads ? { forwardUpload: uploads.forward } : {}),
    ...(downloads ? { fetchDownload: downloads.fetch } : {}),
    close: async () => {
      downloads?.close();
      await Promise.all([pool.destroy(), uploads?.close()]);
    },
  };

  function signatureOf({ caller, token }: RequestIdentity, body: string): Record<string, string> {
    return (
      sign?.({ method: 'POST', target: path, authorization: authorizationOf(token), body }, caller) ?? {}
    );
  }
}

/** A subgraph that does not recognise the gateway is the operator's trouble; the client's token is good. */
function recognised(answer: SubgraphAnswer): SubgraphAnswer {
  if (answer.errors?.[0]?.extensions?.['reason'] === 'signature') throw signatureRefused();
  return answer;
}

function authorizationOf(token: string | null): string | undefined {
  return token === null ? undefined : `Bearer ${token}`;
}

function headersOf({ token, requestId, language }: RequestIdentity): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': requestId,
    'accept-language': language,
  };
  const authorization = authorizationOf(token);
  return authorization === undefined ? headers : { ...headers, authorization };
}

const openings = new WeakMap<FetchDocument, string>();

/** The body up to the variables is the same for every fetch of a plan. */
function bodyOf({ document, variables }: FetchRequest): string {
  let opening = openings.get(document);
  if (opening === undefined) {
    const name =
      document.operationName === undefined
        ? ''
        : `"operationName":${JSON.stringify(document.operationName)},`;
    opening = `{"query":${JSON.stringify(document.text)},${name}"variables":`;
    openings.set(document, opening);
  }
  return `${opening}${JSON.stringify(variables)}}`;
}
