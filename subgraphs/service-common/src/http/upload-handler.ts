import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignatureVerifier } from '../identity';
import { isUuid } from '../ids';
import { type Language, languageOf } from '../language';
import type { Logger } from '../logger';
import {
  type IncomingUpload,
  maxUploadBytes,
  readTicketHeader,
  type ReceiveUpload,
  type UploadAnswer,
} from '../uploads';
import { waitForBody } from './client-errors';
import { HttpRefusal, writeRefusal } from './http-refusal';
import { lingerAfterAnswer } from './linger';
import { requestIdOf } from './request-identity';
import { requireGateway } from './require-gateway';
import type { RequestHandler } from './start-server';
import { openBody } from './unread-body';

/** What a subgraph takes files with. */
export interface UploadHandlerParts {
  readonly receive: ReceiveUpload;
  /** Recognises the gateway: nobody else is answered. */
  readonly signatures: SignatureVerifier;
  readonly logger: Logger;
}

const pathForm = /^\/uploads\/([^/?]+)$/;

/**
 * Takes files from the gateway at PUT /uploads/<id of the ticket>. The signature covers the head alone and is judged,
 * and spent, before a byte of the body is read; the ticket says what the body must be. The answer goes out as it is, for
 * the gateway to put into words.
 */
export function createUploadHandler({ receive, signatures, logger }: UploadHandlerParts): RequestHandler {
  return async (request, response) => {
    const id = pathForm.exec(request.url ?? '')?.[1];
    if (id === undefined) return false;
    try {
      requireGateway(request, { unreadLength: announcedLength(request) }, signatures, logger);
      const upload = judgeHead(request, id.toLowerCase());
      waitForBody(request, response);
      const gone = new AbortController();
      response.once('close', () => {
        if (!response.writableFinished) gone.abort(new Error('The gateway closed the connection.'));
      });
      const body = openBody(request, maxUploadBytes);
      body.once('error', (error) => gone.abort(error));
      const answer = await receive({ ...upload, body, signal: gone.signal });
      body.destroy();
      writeAnswer(request, response, answer);
    } catch (error) {
      if (!(error instanceof HttpRefusal)) throw error;
      lingerAfterAnswer(request, response);
      writeRefusal(response, error);
    }
    return true;
  };
}

type UploadHead = Omit<IncomingUpload, 'body' | 'signal'>;

/** @throws HttpRefusal when what the gateway sends is no upload */
function judgeHead(request: IncomingMessage, id: string): UploadHead {
  const language = languageIn(request);
  if (request.method !== 'PUT') {
    throw HttpRefusal.of(405, 'METHOD_NOT_ALLOWED', language, {}, { allow: 'PUT' });
  }
  const secret = readTicketHeader(request.headers.authorization);
  if (!isUuid(id) || secret === null) throw HttpRefusal.of(404, 'UPLOAD_UNKNOWN', language);
  const contentLength = announcedLength(request);
  if (contentLength !== null && contentLength > maxUploadBytes) {
    throw HttpRefusal.of(413, 'PAYLOAD_TOO_LARGE', language, { maximum: maxUploadBytes });
  }
  return { id, secret, contentLength, requestId: requestIdOf(request), language };
}

/** The length that a request announces for its body; null when it announces none. */
export function announcedLength({ headers }: IncomingMessage): number | null {
  const length = headers['content-length'];
  if (length !== undefined) return Number(length);
  return headers['transfer-encoding'] === undefined ? 0 : null;
}

function languageIn({ headers }: IncomingMessage): Language {
  return languageOf(headers['accept-language']);
}

function writeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, body }: UploadAnswer,
): void {
  lingerAfterAnswer(request, response);
  const text = JSON.stringify({ code, body });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
