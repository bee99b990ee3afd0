import {
  type Caller,
  callerFromClaims,
  type ErrorCode,
  errorMessage,
  hasCallerClaim,
  HttpRefusal,
  type Language,
  publicCaller,
  type Recognise,
  UnauthenticatedError,
  type VerifiedToken,
  type VerifyToken,
} from '@banenbrug/service-common';
import type { AskAccess } from './ask-access';
import { callerIn, choiceOf, type Scope, scopesNamed, scopesOf } from './scopes';

/** By which header a client with more than one scope says which it acts in: an employer's id, a desk's, or a role. */
export const actingForHeader = 'banenbrug-acting-for';

/** What the gateway recognises its clients by. */
export interface ClientTrust {
  readonly verifyToken: VerifyToken;
  /** Null: only tokens that name a role themselves are recognised, and nobody is ever removed. */
  readonly askAccess: AskAccess | null;
}

/**
 * How the gateway finds out who asks: the token is verified, its subject looked up, and one of its scopes chosen.
 * @param actingFor what the client's header says; a choice among what was granted, and nothing more
 * @param admit called for the subject of a good token before anything is looked up for it; what it throws refuses
 * @throws UnauthenticatedError, TokenKeysUnavailableError; HttpRefusal 403 or 503 when a good token leads to no scope
 */
export function recogniseClient(
  actingFor: string | undefined,
  { verifyToken, askAccess }: ClientTrust,
  admit: (subject: string) => Promise<void> = () => Promise.resolve(),
): Recognise {
  return async (token, language) => {
    if (token === null) return { caller: publicCaller, expiresAt: null };
    const verified = await verifyToken(token);
    await admit(verified.subject);
    const scopes = askAccess ? await grantedScopes(verified, askAccess, language) : [claimedScope(verified)];
    const caller = callerIn(chosen(scopes, actingFor, language), verified.subject);
    return { caller, expiresAt: verified.expiresAt };
  };
}

/** A token that names a role itself has that one; it is asked about all the same, for its subject may be removed. */
async function grantedScopes(
  verified: VerifiedToken,
  askAccess: AskAccess,
  language: Language,
): Promise<Scope[]> {
  const claimed = hasCallerClaim(verified) ? claimedScope(verified) : null;
  const access = await askAccess(verified);
  if (!access) throw refusal(503, 'ACCESS_UNAVAILABLE', language);
  if (access.isRevoked) throw new UnauthenticatedError('revoked');
  return claimed ? [claimed] : scopesOf(access);
}

function claimedScope(verified: VerifiedToken): Scope {
  const { subject: _, ...scope }: Caller = callerFromClaims(verified);
  return scope;
}

function chosen(scopes: readonly Scope[], actingFor: string | undefined, language: Language): Scope {
  if (scopes.length === 0) throw refusal(403, 'NO_ACCESS', language);
  const meant = actingFor === undefined ? scopes : scopesNamed(scopes, actingFor);
  const [scope, ...others] = meant;
  if (!scope) throw refusal(403, 'SCOPE_NOT_GRANTED', language, scopes);
  if (others.length > 0) throw refusal(403, 'SCOPE_AMBIGUOUS', language, meant);
  return scope;
}

function refusal(
  status: number,
  code: ErrorCode,
  language: Language,
  scopes?: readonly Scope[],
): HttpRefusal {
  const details = scopes ? { choices: scopes.map(choiceOf) } : {};
  return new HttpRefusal(status, code, errorMessage(code, language), {}, details);
}
