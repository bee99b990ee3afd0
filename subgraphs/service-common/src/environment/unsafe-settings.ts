import type { TokenSettings } from '../identity';
import { isWellKnownSecret } from './well-known-secrets';

/** The `iss` claim of the single-machine hub's demo issuer, which gives tokens to everybody. */
export const demoIssuerName = 'urn:banenbrug:demo-issuer';

/** The `kid` of the demo issuer's keys. */
export const demoKeyId = 'banenbrug-demo';

/** Settings of tokens that work and must not: the demo issuer's, where no demo is meant. One sentence each, without a value. */
export function unsafeTokens({ issuer, jwks }: TokenSettings, isDemo: boolean): string[] {
  if (isDemo) return [];
  const keys = jwks instanceof URL ? [] : jwks.keys;
  return [
    ...(issuer === demoIssuerName
      ? [
          'OIDC_ISSUER: this is the demo issuer, which gives tokens to everybody; name your own, or set DEMO=true where this is a demonstration',
        ]
      : []),
    ...(keys.some((key) => 'kid' in key && key.kid === demoKeyId)
      ? ['OIDC_JWKS: a key of the demo issuer is in it; name your own issuer’s keys']
      : []),
  ];
}

const loopback = ['127.0.0.1', 'localhost', '[::1]', '::1'];

/**
 * Says so when the password in a database's address is one that everybody tries first. A server that only this
 * machine can reach may have such a one. Nothing without a password: PostgreSQL may ask for none.
 */
export function unsafeDatabasePassword(variable: string, url: string): string[] {
  const { hostname, username, password } = new URL(url);
  if (loopback.includes(hostname) || password === '') return [];
  const secret = decodeURIComponent(password);
  return isWellKnownSecret(secret) || secret === decodeURIComponent(username)
    ? [`${variable}: its password is one that everybody tries first; give the role a random one`]
    : [];
}
