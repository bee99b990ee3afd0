import { type RequestIdentity, type SignRequest, traceHeaders } from '@banenbrug/service-common';
import type { FetchDocument, FetchRequest } from './subgraph-transport';

/** One fetch as HTTP. */
export interface HttpRequest {
  readonly path: string;
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Writes a fetch, signed for this moment. @param accept the media type that the answer must have */
export type WriteRequest = (request: FetchRequest, accept: string) => HttpRequest;

/**
 * Writes fetches to one endpoint: with the caller and the gateway's signature, the caller's token, the request id, the
 * language, and the trace it belongs to. @param sign absent: unsigned
 */
export function createRequestWriter(path: string, sign: SignRequest | undefined): WriteRequest {
  return (request, accept) => {
    const { caller, token } = request.context;
    const body = bodyOf(request);
    const authorization = token === null ? undefined : `Bearer ${token}`;
    const signature = sign?.({ method: 'POST', target: path, authorization, body }, caller);
    const headers = headersOf(request.context, accept);
    if (authorization !== undefined) headers['authorization'] = authorization;
    return { path, method: 'POST', headers: signature ? Object.assign(headers, signature) : headers, body };
  };
}

function headersOf({ requestId, language }: RequestIdentity, accept: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept,
    'x-request-id': requestId,
    'accept-language': language,
    ...traceHeaders(),
  };
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
