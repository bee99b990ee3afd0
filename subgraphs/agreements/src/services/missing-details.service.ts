import type { FollowUpAgreement } from '../entities';

const details = {
  EMPLOYER_TEXT: 'employerText',
  REGION_TEXT: 'regionText',
  EMPLOYER_OWNER: 'employerOwner',
  REGION_OWNER: 'regionOwner',
  DUE_ON: 'dueOn',
} as const satisfies Record<string, keyof FollowUpAgreement>;

/** What a follow-up agreement can still lack: the enum FollowUpDetail of the schema. */
export type FollowUpDetail = keyof typeof details;

/** What an agreement still lacks (DESIGN rule 10): it was recorded all the same. */
export function missingDetails(agreement: FollowUpAgreement): FollowUpDetail[] {
  const all = Object.keys(details) as FollowUpDetail[];
  return all.filter((detail) => agreement[details[detail]] === null);
}
