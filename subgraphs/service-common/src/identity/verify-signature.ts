import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Clock, systemClock } from '../clock';
import { UnauthenticatedError } from '../errors';
import type { Caller } from './caller';
import { callerHeader, readCallerHeader } from './caller-header';
import type { GatewayKeys } from './gateway-keys';
import { requestMac, signatureHeader, type UnreadBody, versionFor } from './gateway-signature';
import { createNonces } from './nonces';

/** What a stranger's request lacks. For the subgraph's own log: the stranger is told none of it. */
export type SignatureFault = 'unsigned' | 'unknown key' | 'outside the window' | 'altered' | 'used before';

/** A request to a subgraph that is not the gateway's, or not as the gateway sent it. */
export class SignatureError extends UnauthenticatedError {
  constructor(readonly fault: SignatureFault) {
    super('signature');
    this.name = 'SignatureError';
  }
}

/** A request as far as it is known before its body is read. */
export interface RequestHead {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Recognises the gateway's requests. */
export interface SignatureVerifier {
  /**
   * Judges a request by its headers; what it returns judges the body, or that it is not read, and answers with the
   * caller the gateway names.
   * @throws SignatureError, in both steps
   */
  admit(request: RequestHead): (body: Buffer | UnreadBody) => Caller;
}

/** What a verifier is made of. */
export interface SignatureVerifierOptions {
  readonly keys: GatewayKeys;
  readonly clock?: Clock | undefined;
  /** How many nonces are remembered. Default 500,000: 8,000 requests a second for a minute. */
  readonly maxNonces?: number | undefined;
}

/** How far the clocks of gateway and subgraph may be apart, with the time on the wire. */
const windowMs = 30_000;

const signatureForm =
  /^(v1|v1-unread);key=([A-Za-z0-9-]{1,32});time=(\d{1,15});nonce=([A-Za-z0-9_-]{22});mac=([A-Za-z0-9_-]{43})$/;

/** Makes a subgraph's verifier. Its memory of nonces is this process' own. */
export function createSignatureVerifier({
  keys,
  clock = systemClock,
  maxNonces = 500_000,
}: SignatureVerifierOptions): SignatureVerifier {
  const now = (): number => clock.now().getTime();
  // A request may be stamped up to the window ahead and stays good as long after that.
  const nonces = createNonces({ lifetimeMs: 2 * windowMs + 1, max: maxNonces, now });
  const requireInWindow = (time: number): void => {
    if (Math.abs(now() - time) > windowMs) throw new SignatureError('outside the window');
  };
  return {
    admit({ method = 'GET', url = '/', headers }) {
      const caller = headers[callerHeader];
      const [, version, id, time, nonce, mac] =
        signatureForm.exec(String(headers[signatureHeader] ?? '')) ?? [];
      if (typeof caller !== 'string' || !time || !nonce || !mac) throw new SignatureError('unsigned');
      const key = keys.find((candidate) => candidate.id === id);
      if (!key) throw new SignatureError('unknown key');
      requireInWindow(Number(time));
      const { authorization } = headers;
      return (body) => {
        // Again: a body can arrive so slowly that its nonce would be forgotten by now.
        requireInWindow(Number(time));
        if (version !== versionFor(body)) throw new SignatureError('altered');
        const parts = { method, target: url, authorization, body, caller, time, nonce };
        if (!timingSafeEqual(requestMac(key, parts), Buffer.from(mac, 'base64url'))) {
          throw new SignatureError('altered');
        }
        if (!nonces.use(nonce)) throw new SignatureError('used before');
        const named = readCallerHeader(caller);
        if (!named) throw new SignatureError('altered');
        return named;
      };
    },
  };
}
