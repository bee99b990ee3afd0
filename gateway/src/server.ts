import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, faultOf } from '@banenbrug/service-common';
import type { ApolloHttpHandler } from './http/apollo-http';
import { HttpRefusal, writeRefusal } from './http/http-refusal';
import type { StaticHandler } from './http/static-files';

/** Where to listen. */
export interface ListenOptions {
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** 0: any free port. */
  readonly port: number;
}

/** Where a server listens. */
export interface GatewayAddress {
  readonly host: string;
  readonly port: number;
  /** Such as http://127.0.0.1:4000 */
  readonly url: string;
}

/** What the server answers with. */
export interface ServerParts {
  readonly graphql: ApolloHttpHandler;
  /** The GraphiQL page; null when it is off. */
  readonly page: StaticHandler | null;
  readonly logger: Logger;
}

/** A listening server. */
export interface RunningServer {
  readonly address: GatewayAddress;
  /** Refuses new requests, gives running ones the grace period, then cuts them off. */
  drain(graceMs: number): Promise<void>;
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
  const server = createServer((request, response) => {
    // A kept-alive connection whose last answer is out would hold up the drain.
    response.once('close', () => {
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
    answer(parts, draining, request, response).catch((error: unknown) => {
      parts.logger.error({ fault: faultOf(error) }, 'a request failed outside GraphQL');
      writeRefusal(response, new HttpRefusal(500, 'INTERNAL_SERVER_ERROR', 'Internal server error'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    address: addressOf(server, host),
    drain(graceMs) {
      draining = true;
      return closeGracefully(server, graceMs);
    },
  };
}

async function answer(
  { graphql, page }: ServerParts,
  draining: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (draining) response.setHeader('connection', 'close');
  const path = (request.url ?? '/').split('?', 1)[0];
  if (path === '/health') return status(response, 200, 'ok');
  if (path === '/ready') return draining ? status(response, 503, 'draining') : status(response, 200, 'ready');
  if (await graphql(request, response)) return;
  if (page?.(request, response)) return;
  writeRefusal(response, new HttpRefusal(404, 'NOT_FOUND', 'There is nothing here. GraphQL is at /graphql.'));
}

function status(response: ServerResponse, code: number, word: string): void {
  response.writeHead(code, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify({ status: word }));
}

function addressOf(server: Server, host: string): GatewayAddress {
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
