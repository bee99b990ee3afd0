import {
  type JWTPayload,
  type JWTVerifyGetKey,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
} from 'jose';
import { UnauthenticatedError } from '../errors';
import type { Caller } from './caller';
import { callerFromClaims } from './caller-from-claims';

/** How tokens of this hub are recognised (OpenID Connect). */
export interface TokenSettings {
  /** The `iss` claim, exactly. */
  readonly issuer: string;
  /** The `aud` claim this hub answers to. */
  readonly audience: string;
  /** The issuer's public keys: an address to fetch them from, or the JWK Set itself. */
  readonly jwks: URL | { keys: object[] };
}

/** The issuer's keys could not be had: nobody can be recognised now, and no token is to blame. */
export class TokenKeysUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The keys of the token issuer cannot be read; check OIDC_JWKS_URL and the issuer.', { cause });
    this.name = 'TokenKeysUnavailableError';
  }
}

/** Turns a bearer token into a Caller, or throws UnauthenticatedError or TokenKeysUnavailableError. */
export type VerifyToken = (token: string) => Promise<Caller>;

/** Asymmetric only: with a shared secret whoever verifies could also sign. */
const algorithms = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];

/** A verifier of signature, issuer, audience, expiry and claims. Keys are cached by jose. */
export function createTokenVerifier({ issuer, audience, jwks }: TokenSettings): VerifyToken {
  const keys: JWTVerifyGetKey =
    jwks instanceof URL
      ? createRemoteJWKSet(jwks)
      : createLocalJWKSet(jwks as Parameters<typeof createLocalJWKSet>[0]);
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      throw isAboutToken(error) ? error : new TokenKeysUnavailableError(error);
    }
  };
  return async (token) => callerFromClaims(await verifiedClaims(token));

  async function verifiedClaims(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['sub', 'exp'],
      });
      return payload;
    } catch (error) {
      if (error instanceof TokenKeysUnavailableError) throw error;
      if (error instanceof errors.JWTExpired) throw new UnauthenticatedError('expired');
      if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) {
        throw new UnauthenticatedError('malformed');
      }
      throw new UnauthenticatedError('invalid');
    }
  }
}

/** Of the faults of looking a key up, those that the token's own header causes. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
