import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '../clock';
import type { Caller } from './caller';
import { callerHeader, writeCallerHeader } from './caller-header';
import type { GatewayKey, GatewayKeys } from './gateway-keys';

/** Where a request says that it comes from the gateway: `v1;key=<id>;time=<ms since 1970>;nonce=<16 bytes>;mac=<32 bytes>`. */
export const signatureHeader = 'banenbrug-signature';

/** What of a request to a subgraph is signed. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as the subgraph sees them. */
  readonly target: string;
  /** The whole Authorization header; undefined when there is none. */
  readonly authorization: string | undefined;
  /** The whole body; empty when there is none. */
  readonly body: Buffer | string;
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

const randomNonce = (): string => randomBytes(16).toString('base64url');

/** Makes the gateway's signer: it signs with the first key. */
export function createRequestSigner({
  keys: [key],
  clock = systemClock,
  createNonce = randomNonce,
}: SignerOptions): SignRequest {
  return (request, of) => {
    const caller = writeCallerHeader(of);
    const time = String(clock.now().getTime());
    const nonce = createNonce();
    const mac = requestMac(key, { ...request, caller, time, nonce }).toString('base64url');
    return {
      [callerHeader]: caller,
      [signatureHeader]: `v1;key=${key.id};time=${time};nonce=${nonce};mac=${mac}`,
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

/**
 * HMAC-SHA-256 over the parts, a line each, and the body after them. Nothing in a request's head can hold a line
 * break, so no two requests have the same text.
 */
export function requestMac(
  { id, secret }: GatewayKey,
  { method, target, time, nonce, authorization, caller, body }: SignedParts,
): Buffer {
  const token = authorization === undefined ? '-' : sha256(authorization);
  const head = ['banenbrug-v1', id, method, target, time, nonce, token, caller, ''].join('\n');
  return createHmac('sha256', secret).update(head).update(body).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
