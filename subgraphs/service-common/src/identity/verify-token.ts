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

/** Turns a bearer token into a Caller, or throws UnauthenticatedError. */
export type VerifyToken = (token: string) => Promise<Caller>;

/** Asymmetric only: with a shared secret whoever verifies could also sign. */
const algorithms = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];

/** A verifier of signature, issuer, audience, expiry and claims. Keys are cached by jose. */
export function createTokenVerifier({ issuer, audience, jwks }: TokenSettings): VerifyToken {
  const keys: JWTVerifyGetKey =
    jwks instanceof URL
      ? createRemoteJWKSet(jwks)
      : createLocalJWKSet(jwks as Parameters<typeof createLocalJWKSet>[0]);
  return async (token) => callerFromClaims(await verifiedClaims(token));

  async function verifiedClaims(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['sub', 'exp'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new UnauthenticatedError('expired');
      if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) {
        throw new UnauthenticatedError('malformed');
      }
      throw new UnauthenticatedError('invalid');
    }
  }
}
