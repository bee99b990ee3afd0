import {
  type JWKSCacheInput,
  type JWTPayload,
  type JWTVerifyGetKey,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwksCache,
  jwtVerify,
} from 'jose';
import { type Clock, systemClock } from '../clock';
import { UnauthenticatedError } from '../errors';
import { isStorableText } from '../storable-text';
import { keepTokens } from './kept-tokens';

/** How tokens of this hub are recognised (OpenID Connect). */
export interface TokenSettings {
  /** The `iss` claim, exactly. */
  readonly issuer: string;
  /** The `aud` claim this hub answers to. */
  readonly audience: string;
  /** The issuer's public keys: an address to fetch them from, or the JWK Set itself. */
  readonly jwks: URL | { keys: object[] };
  /** Milliseconds between two fetches for a key that is not known, so that garbage cannot flood the issuer. Default 5,000. */
  readonly jwksCooldownMs?: number | undefined;
  /** Milliseconds after which fetched keys are fetched again: how long a key that was removed still counts. Default 300,000. */
  readonly jwksMaxAgeMs?: number | undefined;
}

/** A bearer token whose signature, issuer, audience and times were found good. Who it is here is a second step. */
export interface VerifiedToken {
  readonly issuer: string;
  /** Never empty: idempotency keys and audit lines are bound to it. */
  readonly subject: string;
  readonly expiresAt: Date;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The issuer's keys could not be had: nobody can be recognised now, and no token is to blame. */
export class TokenKeysUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The keys of the token issuer cannot be read; check OIDC_JWKS_URL and the issuer.', { cause });
    this.name = 'TokenKeysUnavailableError';
  }
}

/** Verifies a bearer token. @throws UnauthenticatedError, TokenKeysUnavailableError */
export type VerifyToken = (token: string) => Promise<VerifiedToken>;

/** What may differ between those who verify the same tokens. */
export interface VerificationOptions {
  readonly clock?: Clock | undefined;
  /** Seconds that a token is accepted after its expiry and before its not-before. Default 0. */
  readonly leewaySeconds?: number | undefined;
}

/** Asymmetric only: with a shared secret whoever verifies could also sign. */
const algorithms = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];

/** The last instant that a Date can be, in milliseconds since 1970. */
const lastInstant = 8.64e15;

/** Longer than any token of an honest issuer, so that no work is spent on a longer one. */
const maxTokenLength = 8192;

/**
 * A verifier of signature, issuer, audience and times. Keys are cached by jose; a token that comes again is not verified
 * again with the same keys.
 */
export function createTokenVerifier(
  settings: TokenSettings,
  { clock = systemClock, leewaySeconds = 0 }: VerificationOptions = {},
): VerifyToken {
  const { issuer, audience } = settings;
  const { keys, generation } = keySource(settings);
  const kept = keepTokens({ clock, leewaySeconds, generation });
  return async (token) => {
    if (token.length > maxTokenLength) throw new UnauthenticatedError('malformed');
    const known = kept.find(token);
    if (known) return known;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['sub', 'exp'],
        currentDate: clock.now(),
        clockTolerance: leewaySeconds,
      });
      const good = verified(issuer, payload);
      kept.keep(token, good);
      return good;
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

interface KeySource {
  readonly keys: JWTVerifyGetKey;
  /** Another number for every set of keys that was fetched; null when the last has to be fetched anew. */
  readonly generation: () => number | null;
}

function keySource(settings: TokenSettings): KeySource {
  const { keys, generation } =
    settings.jwks instanceof URL ? fetched(settings.jwks, settings) : given(settings);
  return {
    generation,
    keys: async (header, token) => {
      try {
        return await keys(header, token);
      } catch (error) {
        throw isAboutToken(error) ? error : new TokenKeysUnavailableError(error);
      }
    },
  };
}

function fetched(jwks: URL, { jwksCooldownMs = 5000, jwksMaxAgeMs = 300_000 }: TokenSettings): KeySource {
  const last: JWKSCacheInput = {};
  const keys = createRemoteJWKSet(jwks, {
    cooldownDuration: jwksCooldownMs,
    cacheMaxAge: jwksMaxAgeMs,
    [jwksCache]: last,
  });
  return { keys, generation: () => (keys.fresh ? ((last as { uat?: number }).uat ?? null) : null) };
}

function given({ jwks }: TokenSettings): KeySource {
  return {
    keys: createLocalJWKSet(jwks as Parameters<typeof createLocalJWKSet>[0]),
    generation: () => 0,
  };
}

/** The library checks that `sub` is there, not that it is a text. */
function verified(issuer: string, payload: JWTPayload): VerifiedToken {
  const { sub, exp }: { sub?: unknown; exp?: unknown } = payload;
  const isSubject = typeof sub === 'string' && sub.trim() !== '' && isStorableText(sub);
  if (!isSubject || typeof exp !== 'number') throw new UnauthenticatedError('invalid');
  const expiresAt = new Date(Math.min(exp * 1000, lastInstant));
  return Object.freeze({ issuer, subject: sub, expiresAt, claims: payload });
}

function refusalOf(error: unknown): Error {
  if (error instanceof TokenKeysUnavailableError || error instanceof UnauthenticatedError) return error;
  if (error instanceof errors.JWTExpired) return new UnauthenticatedError('expired');
  const isMalformed = error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid;
  return new UnauthenticatedError(isMalformed ? 'malformed' : 'invalid');
}

/** Of the faults of looking a key up, those that the token's own header causes. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
