import {
  type AskedMonths,
  denyUnlessSignedIn,
  type MeasuredDays,
  measuredDays,
  today,
} from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';

/** How a region keeps its promise to answer employers: the type FollowUpResponse. */
export interface FollowUpResponse extends MeasuredDays {
  readonly isSuppressed: boolean;
  readonly answeredCount: number | null;
  readonly medianWorkingDays: number | null;
  readonly promisedResponseDays: number | null;
  readonly withinPromisePercentage: number | null;
  readonly openOverdueCount: number | null;
}

/** Of fewer answers nothing is told: it could be told whose they are. */
const fewestAnswers = 5;

/**
 * How a region answered what employers wrote in some months, the same for everybody who is signed in: agreements that a
 * caller may not see are in the counts, of which none is told below five answers.
 * @throws HubError FORBIDDEN, BAD_USER_INPUT
 */
export async function readFollowUpResponse(
  { caller, clock, loaders }: AgreementsContext,
  regionCode: string,
  asked: AskedMonths,
): Promise<FollowUpResponse> {
  denyUnlessSignedIn(caller);
  const days = measuredDays(asked, today(clock));
  const answers = await loaders.followUpAnswersOfRegion(days.from, days.until).load(regionCode);
  if (!answers || answers.answered < fewestAnswers) return { ...days, ...untold };
  const { answered, withinPromise, overdue, medianWorkingDays, promisedDays } = answers;
  return {
    ...days,
    isSuppressed: false,
    answeredCount: answered,
    medianWorkingDays,
    promisedResponseDays: promisedDays,
    withinPromisePercentage: promisedDays === null ? null : Math.round((withinPromise * 100) / answered),
    openOverdueCount: promisedDays === null ? null : overdue,
  };
}

const untold = {
  isSuppressed: true,
  answeredCount: null,
  medianWorkingDays: null,
  promisedResponseDays: null,
  withinPromisePercentage: null,
  openOverdueCount: null,
};
