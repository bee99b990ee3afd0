import { checkText, invalidValue, type UserError } from '@banenbrug/service-common';
import type { AccessRole } from '../entities';
import { checkIssuer } from './issuer-input.service';

/** A claim and the role that it gives. */
export interface GrantAccessInput {
  readonly idempotencyKey?: string | null;
  readonly issuer: string;
  readonly claim: string;
  readonly value: string;
  readonly role: AccessRole;
  readonly employerIds?: readonly string[] | null;
  readonly deskId?: string | null;
}

/** In characters. */
const longestClaim = 100;
const longestValue = 200;

/** So many that the natural key still fits a page of its index. */
const mostEmployers = 50;

const claimName = /^[\x21-\x7e]+$/;
const printable = /^[^\p{C}\p{Z}]([^\p{C}]*[^\p{C}\p{Z}])?$/u;

/** What is wrong with a grant, before anything it refers to is looked up. */
export function checkGrant(input: GrantAccessInput): UserError[] {
  return [
    ...checkIssuer(input.issuer, ['input', 'issuer']),
    ...checkClaim(input.claim),
    ...checkValue(input.value),
    ...checkScope(input),
  ];
}

function checkClaim(claim: string): UserError[] {
  const path = ['input', 'claim'];
  if (claim.length > longestClaim) return [invalidValue(path, 'TOO_LONG', { maximum: longestClaim })];
  if (!claimName.test(claim)) return [invalidValue(path, 'MALFORMED')];
  // Issuers name claims of their own by a web address.
  return checkText(claim, path, { maximum: longestClaim }).filter(
    (error) => error.__typename !== 'SensitiveText' || error.category !== 'URL',
  );
}

/** Ids that directories make: UUIDs, and hashes and object ids in hexadecimal. */
const opaqueId = /[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24,}/gi;

/** An opaque id names nobody, though some of its digits can look like somebody's number: what is around it is screened. */
function checkValue(value: string): UserError[] {
  const path = ['input', 'value'];
  if (value.length > longestValue) return [invalidValue(path, 'TOO_LONG', { maximum: longestValue })];
  const errors = checkText(value.replaceAll(opaqueId, 'id'), path, { maximum: longestValue, required: true });
  return errors.length > 0 || printable.test(value) ? errors : [invalidValue(path, 'MALFORMED')];
}

/** Each role has its own scope, and no other's: one that is ignored would be believed to be given. */
function checkScope({ role, employerIds, deskId }: GrantAccessInput): UserError[] {
  const employers = ['input', 'employerIds'];
  const desk = ['input', 'deskId'];
  const errors: UserError[] = [];
  const count = employerIds?.length ?? 0;
  if (role === 'EMPLOYER') {
    if (count === 0) errors.push(invalidValue(employers, 'REQUIRED'));
    if (count > mostEmployers)
      errors.push(invalidValue(employers, 'OUT_OF_RANGE', { maximum: mostEmployers }));
  } else if (count > 0) errors.push(invalidValue(employers, 'NOT_APPLICABLE'));
  if (role === 'DESK' && deskId == null) errors.push(invalidValue(desk, 'REQUIRED'));
  if (role !== 'DESK' && deskId != null) errors.push(invalidValue(desk, 'NOT_APPLICABLE'));
  return errors;
}
