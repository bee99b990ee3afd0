import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import {
  type DownloadAnswer,
  type DownloadRequest,
  downloadKinds,
  downloadRefusals,
  isDownloadTag,
  type SendDownload,
} from '../downloads';
import type { SignatureVerifier } from '../identity';
import { isUuid } from '../ids';
import { languageOf } from '../language';
import type { Logger } from '../logger';
import { readTicketHeader } from '../uploads';
import { HttpRefusal, writeRefusal } from './http-refusal';
import { requestIdOf } from './request-identity';
import { requireGateway } from './require-gateway';
import type { RequestHandler } from './start-server';

/** What a subgraph sends files with. */
export interface DownloadHandlerParts {
  readonly send: SendDownload;
  /** Recognises the gateway: nobody else is answered. */
  readonly signatures: SignatureVerifier;
  readonly logger: Logger;
}

/** Where a subgraph says how it named a file, without the extension. */
export const downloadNameHeader = 'banenbrug-file-name';

const pathForm = /^\/(?:downloads\/([^/?]+)|feeds)$/;
const nothing = Buffer.alloc(0);

/**
 * Sends files to the gateway at GET /downloads/<id of the ticket> and, of a feed, GET /feeds, with the secret in the
 * Authorization header: so it stands in no path here. A refusal goes out as a code and facts, for the gateway to put into
 * words.
 */
export function createDownloadHandler({ send, signatures, logger }: DownloadHandlerParts): RequestHandler {
  return async (request, response) => {
    const found = pathForm.exec(request.url ?? '');
    if (!found) return false;
    try {
      requireGateway(request, nothing, signatures, logger);
      const gone = new AbortController();
      response.once('close', () => {
        if (!response.writableFinished) gone.abort(new Error('The gateway closed the connection.'));
      });
      await writeAnswer(response, await send(readRequest(request, found[1] ?? null, gone.signal)));
    } catch (error) {
      if (!(error instanceof HttpRefusal)) throw error;
      writeRefusal(response, error);
    }
    return true;
  };
}

/** @throws HttpRefusal when what the gateway sends is no question for a file */
function readRequest(request: IncomingMessage, id: string | null, signal: AbortSignal): DownloadRequest {
  const language = languageOf(request.headers['accept-language']);
  if (request.method !== 'GET') {
    throw HttpRefusal.of(405, 'DOWNLOAD_METHOD_NOT_ALLOWED', language, {}, { allow: 'GET' });
  }
  const secret = readTicketHeader(request.headers.authorization);
  if (secret === null || (id !== null && !isUuid(id)))
    throw HttpRefusal.of(404, 'DOWNLOAD_UNKNOWN', language);
  return {
    id: id?.toLowerCase() ?? null,
    secret,
    knownTags: readTags(request.headers['if-none-match']),
    signal,
    requestId: requestIdOf(request),
    language,
  };
}

/** Entity tags that are looked at; a client has one, or the few that it was given before. */
const mostTags = 8;

/** The tags of an If-None-Match header that can be ours; a weak one is as good. */
export function readTags(header: string | undefined): string[] {
  const tags = [...(header ?? '').slice(0, 1000).matchAll(/"([^"]*)"/g)].map(([, tag = '']) => tag);
  return tags.filter(isDownloadTag).slice(0, mostTags);
}

async function writeAnswer(response: ServerResponse, answer: DownloadAnswer): Promise<void> {
  if (answer.type === 'REFUSED') {
    const text = JSON.stringify({ code: answer.code, body: answer.facts });
    response.writeHead(downloadRefusals[answer.code], {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
    return;
  }
  if (answer.tag !== null) response.setHeader('etag', `"${answer.tag}"`);
  if (answer.type === 'UNCHANGED') {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, {
    'content-type': downloadKinds[answer.kind].contentType,
    [downloadNameHeader]: answer.name,
  });
  // A body that breaks off ends the connection without the last chunk, so the gateway knows it is not whole.
  await pipeline(answer.body, response).catch(() => response.destroy());
}
