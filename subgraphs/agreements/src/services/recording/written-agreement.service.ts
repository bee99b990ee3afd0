import type { FollowUpAgreement } from '../../entities';
import type { FollowUpParties } from '../../repositories/follow-up-parties.repository';
import type { NewStatus } from '../../repositories/write-follow-ups.repository';
import {
  addEntry,
  type EntryDetails,
  type EntryWords,
  type FollowUpField,
  noDetails,
  statusFor,
} from './agreement-of-entries.service';

/** An agreement of these parties with nothing written in it, before its first entry: revision 0. */
export function beginAgreement(id: string, parties: FollowUpParties, day: string): FollowUpAgreement {
  return {
    id,
    ...parties,
    ...noDetails,
    status: 'OPEN',
    recordedOn: day,
    revision: 0,
    separation: 0,
    withdrawnOn: null,
    lastUpdateOn: day,
  };
}

/** The agreement with other details, a revision further, and the statuses that follow. */
export function withDetails(
  agreement: FollowUpAgreement,
  details: EntryDetails,
  day: string,
): { readonly agreement: FollowUpAgreement; readonly statuses: readonly NewStatus[] } {
  const status = statusFor(agreement.status, agreement, details);
  const changed: FollowUpAgreement = Object.assign({}, agreement, details, {
    status,
    revision: agreement.revision + 1,
    lastUpdateOn: day,
  });
  const statuses = status === agreement.status ? [] : [{ followUpAgreementId: agreement.id, status }];
  return { agreement: changed, statuses };
}

/** The agreement without any entry: it counts no more from a day on, and is open should it begin anew. */
export function withdrawn(
  agreement: FollowUpAgreement,
  day: string,
): { readonly agreement: FollowUpAgreement; readonly statuses: readonly NewStatus[] } {
  const changed: FollowUpAgreement = Object.assign({}, agreement, noDetails, {
    status: 'OPEN',
    withdrawnOn: day,
    revision: agreement.revision + 1,
    lastUpdateOn: day,
  });
  const wasOpen = agreement.status === 'OPEN';
  return {
    agreement: changed,
    statuses: wasOpen ? [] : [{ followUpAgreementId: agreement.id, status: 'OPEN' }],
  };
}

/**
 * Adds entries to an agreement as one change. One that was withdrawn begins anew: it has the status of what is written
 * now.
 */
export function addAll(
  existing: FollowUpAgreement,
  entries: readonly EntryWords[],
  day: string,
): {
  readonly agreement: FollowUpAgreement;
  readonly statuses: readonly NewStatus[];
  readonly differs: readonly FollowUpField[];
} {
  const differs: FollowUpField[] = [];
  let details: EntryDetails = existing;
  for (const entry of entries) {
    const added = addEntry(details, entry);
    details = added.details;
    differs.push(...added.differs);
  }
  return { ...withDetails(begunAnew(existing), details, day), differs };
}

const begunAnew = (existing: FollowUpAgreement): FollowUpAgreement =>
  existing.withdrawnOn === null ? existing : Object.assign({}, existing, { withdrawnOn: null });
