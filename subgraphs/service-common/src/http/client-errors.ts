import { type IncomingMessage, type Server, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Language, languageOf } from '../language';
import { HttpRefusal, refusalBody } from './http-refusal';
import { securityHeaders } from './security-headers';

const patiently = new WeakSet<Duplex>();

/**
 * Lets the body of this request take longer than requests may: whoever reads it sets a time of its own. The headers of
 * what comes next on the connection have to arrive in time as always.
 */
export function waitForBody(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  patiently.add(socket);
  response.once('close', () => patiently.delete(socket));
}

/**
 * Answers what never becomes a whole request (too slow, too long headers, no HTTP) as every refusal is answered,
 * and closes the connection.
 */
export function answerClientErrors(server: Server, maxHeaderBytes: number): void {
  const running = new WeakMap<Duplex, ServerResponse>();
  const note = (request: IncomingMessage, response: ServerResponse): void => {
    running.set(request.socket, response);
    response.once('close', () => running.delete(request.socket));
  };
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, note);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && patiently.has(socket)) return;
    const response = running.get(socket);
    if (error.code === 'ECONNRESET' || !socket.writable || response?.headersSent) {
      socket.destroy();
      return;
    }
    const language = languageOf(response?.req.headers['accept-language']);
    socket.end(rawResponse(refusalOf(error.code, language, maxHeaderBytes)), () => socket.destroy());
  });
}

function refusalOf(code: string | undefined, language: Language, maxHeaderBytes: number): HttpRefusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return HttpRefusal.of(408, 'REQUEST_TIMEOUT', language);
  if (code === 'HPE_HEADER_OVERFLOW') {
    return HttpRefusal.of(431, 'HEADERS_TOO_LARGE', language, { maximum: maxHeaderBytes });
  }
  return HttpRefusal.of(400, 'BAD_REQUEST', language);
}

/** A refusal as bytes, for where there is no response object to write to. The connection ends with it. */
export function rawResponse(refused: HttpRefusal): string {
  const body = refusalBody(refused);
  const headers = {
    ...securityHeaders,
    ...refused.headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  return `HTTP/1.1 ${refused.status} ${STATUS_CODES[refused.status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
