import { z } from 'zod';
import type { TokenSettings } from '../identity';

const seconds = (least: number, most: number) => {
  const error = `must be a number of seconds, ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error).optional();
};

/** The variables by which every process that verifies tokens is told how. */
export const tokenVariables = {
  OIDC_ISSUER: z.string({ error: 'name the issuer whose tokens are accepted (the iss claim)' }),
  OIDC_AUDIENCE: z.string({ error: 'name the audience that tokens must have (the aud claim)' }),
  OIDC_JWKS_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address of the issuer’s JWK Set' })
    .optional(),
  OIDC_JWKS: z
    .string()
    .transform((text, context) => {
      const keys = jwkSet(text);
      if (!keys) context.addIssue('must be a JWK Set as JSON: {"keys": [...]}');
      return keys ?? z.NEVER;
    })
    .optional(),
  /** Between two fetches of the issuer's keys for a token whose key is not known. */
  OIDC_JWKS_COOLDOWN_SECONDS: seconds(1, 300),
  /** After which the issuer's keys are fetched again: so long a removed key still counts. */
  OIDC_JWKS_MAX_AGE_SECONDS: seconds(1, 3600),
};

/** The token settings out of the parsed variables; one of the two key sources must be there. */
export function tokenSettings(parsed: {
  OIDC_ISSUER: string;
  OIDC_AUDIENCE: string;
  OIDC_JWKS_URL?: string | undefined;
  OIDC_JWKS?: { keys: object[] } | undefined;
  OIDC_JWKS_COOLDOWN_SECONDS?: number | undefined;
  OIDC_JWKS_MAX_AGE_SECONDS?: number | undefined;
}): TokenSettings | null {
  const jwks =
    parsed.OIDC_JWKS ?? (parsed.OIDC_JWKS_URL === undefined ? null : new URL(parsed.OIDC_JWKS_URL));
  return (
    jwks && {
      issuer: parsed.OIDC_ISSUER,
      audience: parsed.OIDC_AUDIENCE,
      jwks,
      jwksCooldownMs: milliseconds(parsed.OIDC_JWKS_COOLDOWN_SECONDS),
      jwksMaxAgeMs: milliseconds(parsed.OIDC_JWKS_MAX_AGE_SECONDS),
    }
  );
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

/** What to say when neither key source is there. */
export const missingKeys = 'OIDC_JWKS_URL: name the issuer’s JWK Set here, or give it as JSON in OIDC_JWKS';

function jwkSet(text: string): { keys: object[] } | null {
  try {
    const value: unknown = JSON.parse(text);
    const shape = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) }).safeParse(value);
    return shape.success ? shape.data : null;
  } catch {
    return null;
  }
}
