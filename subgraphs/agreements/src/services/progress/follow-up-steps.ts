import type { FollowUpNoter, FollowUpStatus } from '../../entities';

/** A row of the table: from which statuses to which, and who may say so. */
interface FollowUpStep {
  readonly from: readonly FollowUpStatus[];
  readonly to: FollowUpStatus;
  readonly by: readonly FollowUpNoter[];
}

const everybody = ['EMPLOYER', 'REGION', 'ORGANISER', 'LIAISON'] as const;

/**
 * The whole course of a follow-up agreement. It goes on and may skip what nobody wrote down: a meeting may have been held
 * before anybody confirmed it. What has ended is taken up again by those who are no side of it.
 */
export const followUpSteps: readonly FollowUpStep[] = [
  { from: ['OPEN'], to: 'CONFIRMED', by: everybody },
  { from: ['OPEN', 'CONFIRMED'], to: 'IN_PROGRESS', by: everybody },
  { from: ['OPEN', 'CONFIRMED', 'IN_PROGRESS'], to: 'DONE', by: everybody },
  { from: ['OPEN', 'CONFIRMED', 'IN_PROGRESS'], to: 'DROPPED', by: everybody },
  { from: ['DONE', 'DROPPED'], to: 'IN_PROGRESS', by: ['ORGANISER', 'LIAISON'] },
];

/** Whether somebody may lead an agreement from one status to another. The same again is a note: it changes nothing. */
export function mayStep(from: FollowUpStatus, to: FollowUpStatus, by: FollowUpNoter): boolean {
  if (from === to) return true;
  return followUpSteps.some((step) => step.to === to && step.from.includes(from) && step.by.includes(by));
}
