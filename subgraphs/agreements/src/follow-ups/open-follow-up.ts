import type { FollowUpAgreement, FollowUpStatus } from '../entities';

/** That follow-up agreement `f` counts and is still to be done. */
export const openFollowUp = `f.withdrawn_on is null and f.status not in ('DONE', 'DROPPED')`;

/** The status of an agreement on a day, for files, feeds and mails: the one place that decides it. */
export function statusToday({ status }: FollowUpAgreement): FollowUpStatus {
  return status;
}
