import { type InputPath, invalidValue, type UserError } from '@banenbrug/service-common';

/** In characters. */
const longestIssuer = 200;

/** A URI: a scheme, a colon and printable ASCII without a space. */
const uri = /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i;

/** What is wrong with the name of an issuer. */
export function checkIssuer(issuer: string, path: InputPath): UserError[] {
  if (issuer.length > longestIssuer) return [invalidValue(path, 'TOO_LONG', { maximum: longestIssuer })];
  return uri.test(issuer) ? [] : [invalidValue(path, 'MALFORMED')];
}
