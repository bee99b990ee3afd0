import type { Readable } from 'node:stream';
import {
  type DownloadAnswer,
  type DownloadKind,
  type DownloadRequest,
  type ErrorDetails,
  type SendDownload,
  type SignRequest,
  downloadKinds,
  downloadNameHeader,
  downloadRefusals,
  isDownloadRefusal,
  publicCaller,
  readTags,
  writeTicketHeader,
} from '@banenbrug/service-common';
import { Client, type Dispatcher } from 'undici';
import { badDownloadAnswer, requireAgreed } from './agreed-download';
import { TransportError, signatureRefused } from './subgraph-transport';

/** Where files come from. */
export interface DownloadLineOptions {
  /** The subgraph's GraphQL endpoint: files are at downloads/<id> and feeds beside it. */
  readonly url: string;
  readonly sign: SignRequest | undefined;
}

/** The way of files out of one subgraph. */
export interface DownloadLine {
  /** @throws TransportError */
  readonly fetch: SendDownload;
  /** Cuts off what is under way. */
  close(): void;
}

/** A refusal is a code and a few facts. */
const maxRefusalBytes = 16 * 1024;

/**
 * Fetches files from a subgraph, each over a connection of its own, so that no fetch of a query waits behind one and what
 * is given up ends there too. The body is read no faster than whoever it is for takes it. Nothing is asked twice: a
 * ticket may be spent although its answer was lost.
 */
export function openDownloadLine({ url, sign }: DownloadLineOptions): DownloadLine {
  const { origin } = new URL(url);
  const open = new Set<Client>();
  return {
    async fetch(request) {
      const client = new Client(origin, { pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
      open.add(client);
      const end = (): void => {
        open.delete(client);
        // Not waited for: of a connection that is lost already undici may not tell the end.
        client.destroy().catch(() => {});
      };
      try {
        const answer = await answerOf(await client.request(requestOf(request, url, sign)));
        if (answer.type === 'FILE') answer.body.once('close', end);
        else end();
        return answer;
      } catch (cause) {
        end();
        if (cause instanceof TransportError) throw cause;
        throw new TransportError('SUBGRAPH_UNAVAILABLE', 'the connection failed', { cause });
      }
    },
    close: () => {
      for (const client of open) client.destroy().catch(() => {});
    },
  };
}

function requestOf(
  { id, secret, knownTags, requestId, language, signal }: DownloadRequest,
  url: string,
  sign: SignRequest | undefined,
): Dispatcher.RequestOptions {
  const path = new URL(id === null ? 'feeds' : `downloads/${id}`, url).pathname;
  const authorization = writeTicketHeader(secret);
  return {
    path,
    method: 'GET',
    signal,
    reset: true,
    headers: {
      authorization,
      'x-request-id': requestId,
      'accept-language': language,
      ...(knownTags.length > 0 ? { 'if-none-match': knownTags.map((tag) => `"${tag}"`).join(', ') } : {}),
      ...sign?.({ method: 'GET', target: path, authorization, body: '' }, publicCaller),
    },
  };
}

/** @throws TransportError when it has not the agreed form */
async function answerOf({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<DownloadAnswer> {
  const [tag = null] = readTags(textOf(headers['etag']));
  if (statusCode === 200) {
    const kind = kindOf(headers['content-type']);
    const name = textOf(headers[downloadNameHeader]);
    if (kind !== null && name !== undefined) return requireAgreed({ type: 'FILE', kind, name, tag, body });
    body.on('error', () => {}).destroy();
    throw badDownloadAnswer();
  }
  const text = await readShort(body);
  if (statusCode === 304 && tag !== null) return { type: 'UNCHANGED', tag };
  return refusalOf(statusCode, text);
}

function refusalOf(status: number, text: string): DownloadAnswer {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    throw badDownloadAnswer();
  }
  const { code, body, errors } = Object(told) as Record<string, unknown>;
  if (status === 401 && Array.isArray(errors)) throw signatureRefused();
  const isAgreed = typeof code === 'string' && isDownloadRefusal(code) && downloadRefusals[code] === status;
  if (!isAgreed) throw badDownloadAnswer();
  return requireAgreed({ type: 'REFUSED', code, facts: body as ErrorDetails });
}

function kindOf(contentType: string | string[] | undefined): DownloadKind | null {
  const kinds = Object.keys(downloadKinds) as DownloadKind[];
  return kinds.find((kind) => downloadKinds[kind].contentType === contentType) ?? null;
}

const textOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

async function readShort(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxRefusalBytes) throw badDownloadAnswer();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
