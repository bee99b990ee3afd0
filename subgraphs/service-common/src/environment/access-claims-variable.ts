import { z } from 'zod';

/** OIDC_ACCESS_CLAIMS: the claims of a token, beside its subject, whose values access can be mapped from. */
export const accessClaimsVariable = z
  .string()
  .default('groups,roles')
  .transform((text) => text.split(',').flatMap((name) => name.trim() || []));
