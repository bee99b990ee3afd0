import {
  alreadyExists,
  done,
  type InputPath,
  insertUnlessPresent,
  invalidValue,
  isStorableText,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  stateConflict,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import { RevokedSubject } from '../entities';
import { setReinstated } from '../repositories/revoked-subject.repository';
import { checkIssuer } from './issuer-input.service';

/** A subject of an issuer. */
export interface SubjectInput {
  readonly issuer: string;
  readonly subject: string;
}

/** In characters: what OpenID Connect allows a subject. */
const longestSubject = 255;

const path: InputPath = ['input', 'subject'];

/** Refuses a subject's tokens from now on. Of two at the same time the second is told that it is revoked. */
export async function revokeSubject(
  context: RegionsContext,
  input: SubjectInput,
): Promise<Outcome<RevokedSubject>> {
  requireRole(context.caller, 'ADMIN');
  const invalid = refusal<RevokedSubject>(check(input));
  if (invalid) return invalid;
  // Whoever locks itself out may be the last who could let it in again.
  if (input.subject === context.caller.subject) return refused(stateConflict(path, 'OWN_SUBJECT'));
  return context.database.transaction(async (manager) => {
    const { issuer, subject } = input;
    const revokedAt = context.clock.now();
    const revoked = { id: context.createId(), issuer, subject, revokedAt, reinstatedAt: null };
    if (!(await insertUnlessPresent(manager, RevokedSubject, revoked)))
      return refused(alreadyExists(...path));
    await writeAudit(manager, context, {
      action: 'revokeSubject',
      objectIds: [revoked.id],
      purpose: 'remove a leaver',
    });
    return done(revoked);
  });
}

/** Lets a revoked subject in again; whoever comes second is told that it is not revoked. */
export async function reinstateSubject(
  context: RegionsContext,
  input: SubjectInput,
): Promise<Outcome<RevokedSubject>> {
  requireRole(context.caller, 'ADMIN');
  const invalid = refusal<RevokedSubject>(check(input));
  if (invalid) return invalid;
  return context.database.transaction(async (manager) => {
    const reinstated = await setReinstated(manager, input, context.clock.now());
    if (!reinstated) return refused(referenceUnknown(...path));
    await writeAudit(manager, context, {
      action: 'reinstateSubject',
      objectIds: [reinstated.id],
      purpose: 'let a subject in again',
    });
    return done(reinstated);
  });
}

/** A subject is not screened: it must be revocable whatever its issuer made of it. */
function check({ issuer, subject }: SubjectInput): UserError[] {
  const errors = checkIssuer(issuer, ['input', 'issuer']);
  if (subject.trim() === '') return [...errors, invalidValue(path, 'REQUIRED')];
  if (subject.length > longestSubject)
    return [...errors, invalidValue(path, 'TOO_LONG', { maximum: longestSubject })];
  return isStorableText(subject) ? errors : [...errors, invalidValue(path, 'MALFORMED')];
}
