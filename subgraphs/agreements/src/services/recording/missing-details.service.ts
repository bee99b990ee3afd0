import type { FollowUpAgreement } from '../../entities';
import type { FollowUpField } from './agreement-of-entries.service';

const details = {
  EMPLOYER_TEXT: 'employerText',
  REGION_TEXT: 'regionText',
  EMPLOYER_OWNER: 'employerOwner',
  REGION_OWNER: 'regionOwner',
  DUE_ON: 'dueOn',
} as const satisfies Record<string, FollowUpField>;

/** What a follow-up agreement can still lack: the enum FollowUpDetail of the schema. */
export type FollowUpDetail = keyof typeof details;

const all = Object.keys(details) as FollowUpDetail[];

/** What an agreement still lacks (domain rule 10): it was recorded all the same. */
export function missingDetails(agreement: FollowUpAgreement): FollowUpDetail[] {
  return all.filter((detail) => agreement[details[detail]] === null);
}

/** Fields by the names that the schema gives them. */
export const detailsNamed = (fields: readonly FollowUpField[]): FollowUpDetail[] =>
  all.filter((detail) => fields.includes(details[detail]));
