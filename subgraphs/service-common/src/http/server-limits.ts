import type { Server, ServerOptions } from 'node:http';

/** What one client may cost a server before, beside and after its requests. */
export interface ServerLimits {
  /** How long the headers of a request may take to arrive; also how long a new connection may stay silent. */
  readonly headersTimeoutMs: number;
  /** How long a whole request may take to arrive. */
  readonly requestTimeoutMs: number;
  /**
   * How long a connection on which nothing moves is kept while it is answered: ends clients that do not read.
   * Longer than any operation may take.
   */
  readonly stallTimeoutMs: number;
  /** How long an idle connection is kept for a next request. Longer than the minute that proxies keep theirs. */
  readonly keepAliveTimeoutMs: number;
  /** How often the first two are looked at. */
  readonly checkIntervalMs: number;
  /** How many bytes the headers of a request may have together. */
  readonly maxHeaderBytes: number;
  /** How many connections may be open; more are closed at once. */
  readonly maxConnections: number;
}

/** The limits where none are given. */
export const defaultServerLimits: ServerLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  stallTimeoutMs: 60_000,
  keepAliveTimeoutMs: 65_000,
  checkIntervalMs: 1_000,
  maxHeaderBytes: 16 * 1024,
  maxConnections: 10_000,
};

/** The limits that node:http takes when a server is made. */
export function serverOptions(limits: ServerLimits): ServerOptions {
  return {
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.checkIntervalMs,
    maxHeaderSize: limits.maxHeaderBytes,
    // Its own refusal has none of our headers; the server refuses such requests itself.
    requireHostHeader: false,
  };
}

/** The limits that node:http takes afterwards. */
export function limitServer(server: Server, { stallTimeoutMs, maxConnections }: ServerLimits): void {
  server.timeout = stallTimeoutMs;
  server.maxConnections = maxConnections;
}
