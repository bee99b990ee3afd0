import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { faultOf } from '../errors';
import { languageOf } from '../language';
import type { Logger } from '../logger';
import { answerClientErrors } from './client-errors';
import { letBodiesWait } from './expect-continue';
import { HttpRefusal, writeRefusal } from './http-refusal';
import { requestIdOf } from './request-identity';
import { setInnerHeaders, setSecurityHeaders } from './security-headers';
import { defaultServerLimits, limitServer, type ServerLimits, serverOptions } from './server-limits';
import { takeUpgrades, type UpgradeHandler } from './upgrades';

/** Where to listen. */
export interface ListenOptions {
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** 0: any free port. */
  readonly port: number;
}

/** Where a server listens. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  /** Such as http://127.0.0.1:4000 */
  readonly url: string;
}

/**
 * Answers a request; false when its path is not the handler's, and nothing was written. The security headers of
 * data are set before: a handler that serves something else sets its own.
 */
export type RequestHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

/** What the server answers with. */
export interface ServerParts {
  /** Asked in order; the first that knows the path answers. */
  readonly handlers: readonly RequestHandler[];
  /** Whether the process can do its work now; asked by GET /ready. */
  readonly isReady: () => Promise<boolean>;
  readonly logger: Logger;
  /**
   * Takes connections that ask to become a WebSocket; whoever takes them ends them before the server is drained. Absent:
   * such requests are answered like any other.
   */
  readonly onUpgrade?: UpgradeHandler | undefined;
  /** Whether a request came over TLS, as far as the server can know. Default: it did not. */
  readonly isSecure?: ((request: IncomingMessage) => boolean) | undefined;
  /** Whether browsers may come here, so that every answer tells them what they must not do with it. Default true. */
  readonly facesBrowsers?: boolean | undefined;
  /** What differs from the default limits. */
  readonly limits?: Partial<ServerLimits> | undefined;
}

/** A listening server. */
export interface RunningServer {
  readonly address: ServerAddress;
  /**
   * Says at /ready that no more should come, goes on taking requests for the notice period (default none), each on a
   * connection that ends with its answer; then refuses new ones, gives running ones the grace period, and cuts them off.
   */
  drain(graceMs: number, noticeMs?: number): Promise<void>;
}

/**
 * Starts listening.
 * @throws the error of node:net, such as EADDRINUSE
 */
export async function startServer(
  parts: ServerParts,
  { host = '127.0.0.1', port }: ListenOptions,
): Promise<RunningServer> {
  let draining = false;
  let closing = false;
  const limits = { ...defaultServerLimits, ...parts.limits };
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    // A kept-alive connection whose last answer is out would hold up the drain.
    response.once('close', () => {
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
    answer(parts, draining, request, response).catch((error: unknown) => {
      // The client left in the middle of its request: nobody to answer, nothing to repair.
      if (request.readableAborted) return;
      const requestId = requestIdOf(request);
      parts.logger.error({ requestId, fault: faultOf(error) }, 'a request failed outside GraphQL');
      const language = languageOf(request.headers['accept-language']);
      writeRefusal(
        response,
        HttpRefusal.of(500, 'INTERNAL_SERVER_ERROR', language, {}, { 'x-request-id': requestId }),
      );
    });
  };
  const server = createServer(serverOptions(limits), respond);
  // A client may expect what it likes; by itself node:http would answer without our headers.
  server.on('checkExpectation', respond);
  letBodiesWait(server, respond);
  if (parts.onUpgrade) takeUpgrades(server, parts.onUpgrade);
  limitServer(server, limits);
  answerClientErrors(server, limits.maxHeaderBytes);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    address: addressOf(server, host),
    async drain(graceMs, noticeMs = 0) {
      draining = true;
      if (noticeMs > 0) await setTimeoutAsync(noticeMs);
      closing = true;
      await closeGracefully(server, graceMs);
    },
  };
}

async function answer(
  { handlers, isReady, isSecure = () => false, facesBrowsers = true }: ServerParts,
  draining: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (facesBrowsers) setSecurityHeaders(response, isSecure(request));
  else setInnerHeaders(response);
  if (draining) response.setHeader('connection', 'close');
  const language = languageOf(request.headers['accept-language']);
  if (request.headers.host === undefined && request.httpVersion === '1.1') {
    return writeRefusal(response, HttpRefusal.of(400, 'BAD_REQUEST', language));
  }
  const path = (request.url ?? '/').split('?', 1)[0];
  if (path === '/health') return status(response, 200, 'ok');
  if (path === '/ready') {
    if (draining) return status(response, 503, 'draining');
    return (await isReady()) ? status(response, 200, 'ready') : status(response, 503, 'not ready');
  }
  for (const handler of handlers) {
    const handled = handler(request, response);
    // Most say at once that a path is not theirs.
    if (handled !== false && (handled === true || (await handled))) return;
  }
  writeRefusal(response, HttpRefusal.of(404, 'NOT_FOUND', language));
}

function status(response: ServerResponse, code: number, word: string): void {
  response.writeHead(code, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ status: word }));
}

function addressOf(server: Server, host: string): ServerAddress {
  // A TCP server that listens has an AddressInfo; a string is for pipes.
  const { port } = server.address() as AddressInfo;
  return { host, port, url: `http://${host.includes(':') ? `[${host}]` : host}:${port}` };
}

async function closeGracefully(server: Server, graceMs: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}
