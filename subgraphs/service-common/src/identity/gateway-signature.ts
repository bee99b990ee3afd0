import { createHash, createHmac, randomFillSync } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type Clock, systemClock } from '../clock';
import type { Caller } from './caller';
import { callerHeader, writeCallerHeader } from './caller-header';
import type { GatewayKey, GatewayKeys } from './gateway-keys';

/**
 * Where a request says that it comes from the gateway: `v1;key=<id>;time=<ms since 1970>;nonce=<16 bytes>;mac=<32 bytes>`;
 * `v1-unread` in place of `v1` when its body is not signed.
 */
export const signatureHeader = 'banenbrug-signature';

/**
 * A body that the gateway passes on as it comes and has not read: the length that was announced for it is signed in its
 * place, null when none was. What is in it has to be proven otherwise.
 */
export interface UnreadBody {
  readonly unreadLength: number | null;
}

/** What of a request to a subgraph is signed. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as the subgraph sees them. */
  readonly target: string;
  /** The whole Authorization header; undefined when there is none. */
  readonly authorization: string | undefined;
  /** The whole body, empty when there is none; or that it was not read. */
  readonly body: Buffer | string | UnreadBody;
}

/** The two headers by which a subgraph recognises the gateway and the caller. A request that is sent again must be signed anew. */
export type SignRequest = (request: SignedRequest, caller: Caller) => Record<string, string>;

/** What a signer is made of. */
export interface SignerOptions {
  readonly keys: GatewayKeys;
  readonly clock?: Clock | undefined;
  /** 16 bytes that were never used before, in base64url. */
  readonly createNonce?: (() => string) | undefined;
}

const nonceBytes = 16;
const noncesAtOnce = 256;

/** Random bytes are drawn for many nonces at once: asking for them costs more than they do. */
function createNonces(): () => string {
  const pool = Buffer.alloc(nonceBytes * noncesAtOnce);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const nonce = pool.toString('base64url', used, used + nonceBytes);
    used += nonceBytes;
    return nonce;
  };
}

/** Makes the gateway's signer: it signs with the first key. */
export function createRequestSigner({
  keys: [key],
  clock = systemClock,
  createNonce = createNonces(),
}: SignerOptions): SignRequest {
  return (request, of) => {
    const caller = writeCallerHeader(of);
    const time = String(clock.now().getTime());
    const nonce = createNonce();
    const mac = requestMac(key, { ...request, caller, time, nonce }).toString('base64url');
    return {
      [callerHeader]: caller,
      [signatureHeader]: `${versionFor(request.body)};key=${key.id};time=${time};nonce=${nonce};mac=${mac}`,
    };
  };
}

/** A signed request with what the signature adds to it. */
export interface SignedParts extends SignedRequest {
  /** The caller header as it is sent. */
  readonly caller: string;
  readonly time: string;
  readonly nonce: string;
}

/** How the signature of a request with such a body begins. */
export function versionFor(body: SignedRequest['body']): 'v1' | 'v1-unread' {
  return isUnread(body) ? 'v1-unread' : 'v1';
}

function isUnread(body: SignedRequest['body']): body is UnreadBody {
  return typeof body === 'object' && 'unreadLength' in body;
}

/**
 * HMAC-SHA-256 over the parts, a line each, and the body after them, or a line with the length of an unread one. Nothing
 * in a request's head can hold a line break, and the first line tells the two forms apart, so no two requests have the
 * same text.
 */
export function requestMac(
  { id, secret }: GatewayKey,
  { method, target, time, nonce, authorization, caller, body }: SignedParts,
): Buffer {
  const token = authorization === undefined ? '-' : sha256(authorization);
  const version = `banenbrug-${versionFor(body)}`;
  const head = [version, id, method, target, time, nonce, token, caller, ''].join('\n');
  return createHmac('sha256', secret)
    .update(head)
    .update(isUnread(body) ? `${body.unreadLength ?? '-'}\n` : body)
    .digest();
}

const digests = new LRUCache<string, string>({
  max: 2000,
  maxSize: 4_000_000,
  sizeCalculation: (_, text) => text.length + 100,
});

/** The same token comes with every fetch of its client. */
function sha256(text: string): string {
  const known = digests.get(text);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(text).digest('base64url');
  digests.set(text, digest);
  return digest;
}
