import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** What a request says of the way it came, as far as that can be believed. */
export interface Approach {
  /** The address of the client, or of the first proxy that is not ours. */
  addressOf(request: IncomingMessage): string;
  /** Whether the client came over TLS. */
  isSecure(request: IncomingMessage): boolean;
}

/**
 * Reads X-Forwarded-For and X-Forwarded-Proto behind a known number of proxies. Each proxy adds the address it
 * was reached from at the end, so what counts is the entry of the outermost of ours; what stands before it the
 * client may have invented. With none, the headers are not looked at.
 */
export function approachThrough(proxies: number): Approach {
  if (proxies === 0) return { addressOf: socketAddress, isSecure: () => false };
  return {
    addressOf(request) {
      const told = plainAddress(entryOf(request.headers['x-forwarded-for'], proxies));
      return isIP(told) === 0 ? socketAddress(request) : told;
    },
    isSecure: (request) => entryOf(request.headers['x-forwarded-proto'], proxies).toLowerCase() === 'https',
  };
}

function socketAddress(request: IncomingMessage): string {
  // Undefined once the client has gone: nobody will read the answer.
  return request.socket.remoteAddress ?? '';
}

/** Fewer entries than proxies: the first there is, which only our own proxies can have written. */
function entryOf(header: string | string[] | undefined, proxies: number): string {
  const entries = String(header ?? '').split(',');
  return (entries[Math.max(entries.length - proxies, 0)] ?? '').trim();
}

/** Some proxies add the port: 192.0.2.1:443, [2001:db8::1]:443. */
function plainAddress(entry: string): string {
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(entry) ?? [];
  return bracketed ?? entry.replace(/^([\d.]+):\d+$/, '$1');
}
