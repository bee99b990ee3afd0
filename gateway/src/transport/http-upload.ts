import { Readable } from 'node:stream';
import {
  type IncomingUpload,
  type SignRequest,
  type UploadAnswer,
  publicCaller,
  readUploadAnswer,
  writeTicketHeader,
} from '@banenbrug/service-common';
import { Client, type Dispatcher } from 'undici';
import { exchange, type HttpAnswer } from './exchange';
import { badUploadAnswer, signatureRefused } from './subgraph-transport';

/** Where files go. */
export interface UploadLineOptions {
  /** The subgraph's GraphQL endpoint: files go to uploads/<id> beside it. */
  readonly url: string;
  readonly sign: SignRequest | undefined;
}

/** The way of files to one subgraph. */
export interface UploadLine {
  /** @throws TransportError */
  forward(upload: IncomingUpload): Promise<UploadAnswer>;
  /** Cuts off what is under way. */
  close(): Promise<void>;
}

/** An answer is a code and a few facts. */
const maxAnswerBytes = 16 * 1024;

/**
 * Streams files to a subgraph. Each goes over a connection of its own, so that no fetch waits behind one, none is lost to
 * a kept connection that has just been closed, and what is given up ends there too. Nothing is sent twice. The signature
 * covers the head and the announced length: what is in the file, the ticket says.
 */
export function openUploadLine({ url, sign }: UploadLineOptions): UploadLine {
  const { origin } = new URL(url);
  const open = new Set<Client>();
  return {
    async forward(upload) {
      const options = requestOf(upload, new URL(`uploads/${upload.id}`, url).pathname, sign);
      const client = new Client(origin, { pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
      open.add(client);
      try {
        return answerOf(await exchange(client, options, { signal: upload.signal, maxBytes: maxAnswerBytes }));
      } finally {
        open.delete(client);
        // Not waited for: of a connection that is lost already undici may not tell the end.
        client.destroy().catch(() => {});
      }
    },
    close: () => {
      for (const client of open) client.destroy().catch(() => {});
      return Promise.resolve();
    },
  };
}

function requestOf(
  { secret, contentLength, body, requestId, language }: IncomingUpload,
  path: string,
  sign: SignRequest | undefined,
): Dispatcher.DispatchOptions {
  const authorization = writeTicketHeader(secret);
  const signed = { method: 'PUT', target: path, authorization, body: { unreadLength: contentLength } };
  return {
    path,
    method: 'PUT',
    headers: {
      authorization,
      'content-type': 'application/octet-stream',
      ...(contentLength === null ? {} : { 'content-length': String(contentLength) }),
      'x-request-id': requestId,
      'accept-language': language,
      ...sign?.(signed, publicCaller),
    },
    body: contentLength === 0 ? null : chunksOf(body),
    reset: true,
  };
}

/**
 * The body as a stream of chunks instead of bytes: of bytes that are all there already, undici would announce a length
 * that was not signed.
 */
function chunksOf(body: Readable): Readable {
  const chunks = Readable.from(body, { objectMode: true, highWaterMark: 1 });
  return chunks.on('error', () => {});
}

/** @throws TransportError when it has not the agreed form */
function answerOf({ status, bytes }: HttpAnswer): UploadAnswer {
  let told: unknown;
  try {
    told = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw badUploadAnswer();
  }
  const { code, body, errors } = Object(told) as Record<string, unknown>;
  if (status === 401 && Array.isArray(errors)) throw signatureRefused();
  const answer = readUploadAnswer(status, code, body);
  if (answer === null) throw badUploadAnswer();
  return answer;
}
