import type { IncomingMessage } from 'node:http';
import { UnauthenticatedError } from '../errors';
import {
  type Caller,
  callerFromClaims,
  hasCallerClaim,
  isSameCaller,
  publicCaller,
  SignatureError,
  type SignatureVerifier,
  type VerifyToken,
} from '../identity';
import type { Logger } from '../logger';
import { isTracing, parentIn } from '../telemetry/tracing';
import { type Recognise, type Recognised, requestIdOf } from './request-identity';

/** What a subgraph recognises the gateway and its callers by. */
export interface ForwardedTrust {
  readonly signatures: SignatureVerifier;
  readonly verifyToken: VerifyToken;
  readonly logger: Logger;
}

/**
 * How a subgraph finds out who asks: the gateway has signed the request and names the caller, and the token that
 * came along must say the same. The signature is judged first, before a stranger's token costs anything.
 * @throws UnauthenticatedError signature, or what is wrong with the token
 */
export function recogniseForwarded(
  request: IncomingMessage,
  readBytes: () => Promise<Buffer>,
  { signatures, verifyToken, logger }: ForwardedTrust,
): Recognise {
  const arrivedAt = isTracing() ? Date.now() : 0;
  return async (token) => {
    const caller = await signedCaller();
    const recognised = token === null ? withoutToken(caller) : await matched(caller, token, verifyToken);
    // Not before the signature is known to be good: a stranger must not choose which trace a request is in, and whether it is kept.
    const parent = parentIn(request.headers['traceparent']);
    return parent ? { ...recognised, trace: { parent, arrivedAt } } : recognised;
  };

  async function signedCaller(): Promise<Caller> {
    try {
      const admitted = signatures.admit(request);
      return admitted(await readBytes());
    } catch (error) {
      if (error instanceof SignatureError) {
        const facts = { requestId: requestIdOf(request), fault: error.fault };
        logger.warn(facts, 'a request without a good signature of the gateway was refused');
      }
      throw error;
    }
  }
}

function withoutToken(caller: Caller): Recognised {
  if (!isSameCaller(caller, publicCaller)) throw new UnauthenticatedError('invalid');
  return { caller: publicCaller, expiresAt: null };
}

/** The caller that the gateway names, when the token names the same subject and, if it names a role itself, that role. */
async function matched(caller: Caller, token: string, verifyToken: VerifyToken): Promise<Recognised> {
  const verified = await verifyToken(token);
  const isSubject = caller.role !== 'PUBLIC' && caller.subject === verified.subject;
  const isAsClaimed = !hasCallerClaim(verified) || isSameCaller(caller, callerFromClaims(verified));
  if (!isSubject || !isAsClaimed) throw new UnauthenticatedError('invalid');
  return { caller, expiresAt: verified.expiresAt };
}
