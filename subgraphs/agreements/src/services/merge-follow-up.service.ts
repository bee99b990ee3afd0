import { alreadyExists, type Role, type UserError } from '@banenbrug/service-common';
import type { FollowUpAgreement } from '../entities';

const details = ['employerText', 'regionText', 'employerOwner', 'regionOwner', 'dueOn'] as const;

/** What one writer adds to an agreement; null where it says nothing. */
export type FollowUpDetails = Readonly<Pick<FollowUpAgreement, (typeof details)[number]>>;

/** What a second writing changes, or which fields say something else already. */
export interface FollowUpMerge {
  readonly changes: Partial<FollowUpAgreement>;
  readonly conflicts: readonly UserError[];
}

/** Which side a role writes for; organisers and the liaison write for neither. */
export function sidesOf(role: Role): Pick<FollowUpAgreement, 'isWrittenByEmployer' | 'isWrittenByRegion'> {
  return { isWrittenByEmployer: role === 'EMPLOYER', isWrittenByRegion: role === 'DESK' };
}

/**
 * Brings what is written into an agreement that exists (DESIGN rule 10): blanks are filled in, the same again
 * changes nothing, and something else is a conflict, because nobody's words are overwritten. When both sides have
 * written, an open agreement is confirmed.
 */
export function mergeFollowUp(
  existing: FollowUpAgreement,
  written: FollowUpDetails,
  role: Role,
): FollowUpMerge {
  const conflicts = details.filter(
    (field) => written[field] !== null && existing[field] !== null && written[field] !== existing[field],
  );
  const filled = details.filter((field) => written[field] !== null && existing[field] === null);
  const sides = sidesOf(role);
  const both = {
    isWrittenByEmployer: existing.isWrittenByEmployer || sides.isWrittenByEmployer,
    isWrittenByRegion: existing.isWrittenByRegion || sides.isWrittenByRegion,
  };
  const isConfirmed = existing.status === 'OPEN' && both.isWrittenByEmployer && both.isWrittenByRegion;
  return {
    conflicts: conflicts.map((field) => alreadyExists('input', field)),
    changes: {
      ...Object.fromEntries(filled.map((field) => [field, written[field]])),
      ...both,
      ...(isConfirmed ? { status: 'CONFIRMED' } : {}),
    },
  };
}
