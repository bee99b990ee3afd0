import type { FollowUpAgreement, FollowUpEntry, FollowUpStatus } from '../../entities';

const fields = ['employerText', 'regionText', 'employerOwner', 'regionOwner', 'dueOn'] as const;

/** A field of an agreement that an entry can fill in. */
export type FollowUpField = (typeof fields)[number];

/** What an agreement has of its entries: the first words of each side, who sees to it, and who has written. */
export type EntryDetails = Readonly<
  Pick<FollowUpAgreement, FollowUpField | 'isWrittenByEmployer' | 'isWrittenByRegion'>
>;

/** What an entry says. */
export type EntryWords = Readonly<
  Pick<FollowUpEntry, 'side' | 'text' | 'employerOwner' | 'regionOwner' | 'dueOn' | 'isOfSide'>
>;

/** What an agreement has to which nothing was added. */
export const noDetails: EntryDetails = {
  employerText: null,
  regionText: null,
  employerOwner: null,
  regionOwner: null,
  dueOn: null,
  isWrittenByEmployer: false,
  isWrittenByRegion: false,
};

/** What an entry says, as fields of an agreement. A table's text is of neither side. */
function detailsOf({ side, text, employerOwner, regionOwner, dueOn, isOfSide }: EntryWords): EntryDetails {
  return {
    employerText: side === 'EMPLOYER' ? text : null,
    regionText: side === 'REGION' ? text : null,
    employerOwner,
    regionOwner,
    dueOn,
    isWrittenByEmployer: isOfSide && side === 'EMPLOYER',
    isWrittenByRegion: isOfSide && side === 'REGION',
  };
}

/**
 * Adds an entry (domain rule 10): blanks are filled in, nobody's words are overwritten, and `differs` names the fields
 * that say something else already.
 */
export function addEntry(
  present: EntryDetails,
  entry: EntryWords,
): { readonly details: EntryDetails; readonly differs: readonly FollowUpField[] } {
  const said = detailsOf(entry);
  const filled = Object.fromEntries(fields.map((field) => [field, present[field] ?? said[field]]));
  return {
    details: {
      ...noDetails,
      ...filled,
      isWrittenByEmployer: present.isWrittenByEmployer || said.isWrittenByEmployer,
      isWrittenByRegion: present.isWrittenByRegion || said.isWrittenByRegion,
    },
    differs: fields.filter(
      (field) => said[field] !== null && present[field] !== null && said[field] !== present[field],
    ),
  };
}

/** What an agreement has of these entries, in the order in which they came into it. */
export const agreementOf = (entries: readonly EntryWords[]): EntryDetails =>
  entries.reduce((details, entry) => addEntry(details, entry).details, noDetails);

/**
 * What an agreement has when its entries are others than before. What somebody changed by hand, and so is not what the
 * entries before said, stays; without any entry nothing does.
 */
export function remade(
  present: EntryDetails,
  before: readonly EntryWords[],
  after: readonly EntryWords[],
): EntryDetails {
  if (after.length === 0) return noDetails;
  const [was, is] = [agreementOf(before), agreementOf(after)];
  const changed = [...fields, 'isWrittenByEmployer', 'isWrittenByRegion'] as const;
  return {
    ...noDetails,
    ...Object.fromEntries(
      changed.map((field) => [field, present[field] === was[field] ? is[field] : present[field]]),
    ),
  };
}

/**
 * Where an agreement stands when who has written is no longer the same: both sides confirm what is open, and what they
 * confirmed is open again without one of them. What has gone further, or was confirmed by hand, stays.
 */
export function statusFor(status: FollowUpStatus, before: EntryDetails, after: EntryDetails): FollowUpStatus {
  if (status === 'OPEN' && areBoth(after)) return 'CONFIRMED';
  if (status === 'CONFIRMED' && areBoth(before) && !areBoth(after)) return 'OPEN';
  return status;
}

const areBoth = ({ isWrittenByEmployer, isWrittenByRegion }: EntryDetails): boolean =>
  isWrittenByEmployer && isWrittenByRegion;
