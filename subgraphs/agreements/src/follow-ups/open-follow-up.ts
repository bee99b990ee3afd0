import type { FollowUpAgreement, FollowUpStatus } from '../entities';
import { isLiving } from '../repositories/follow-up-standing';

/** That follow-up agreement `f` counts and is still to be done. */
export const openFollowUp = `f.withdrawn_on is null and ${isLiving('f.status')}`;

/** The status of an agreement on a day, for files, feeds and mails: the one place that decides it. */
export function statusToday({ status }: FollowUpAgreement): FollowUpStatus {
  return status;
}
