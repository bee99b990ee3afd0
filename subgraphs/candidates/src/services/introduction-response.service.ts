import {
  type AskedMonths,
  type MeasuredDays,
  measuredDays,
  type PeopleCount,
  today,
} from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { requireProfileReader } from './candidate-access.service';
import { countOfDesk, Headcount, shareOfDesk } from './people-count.service';

/** How a desk keeps its promise to answer, as a caller may see it: the type IntroductionResponse. */
export interface IntroductionResponse extends MeasuredDays {
  readonly answeredCount: PeopleCount;
  readonly medianWorkingDays: number | null;
  readonly withinPromisePercentage: number | null;
  readonly openOverdueCount: PeopleCount;
}

/**
 * How a desk answered what employers asked it in some months. What its own people may count is exact for it; others get
 * rounded numbers, and nothing made of fewer than five answers.
 * @throws HubError FORBIDDEN or UNAUTHENTICATED, BAD_USER_INPUT
 */
export async function readIntroductionResponse(
  { caller, clock, loaders }: CandidatesContext,
  deskId: string,
  asked: AskedMonths,
): Promise<IntroductionResponse> {
  requireProfileReader(caller);
  const days = measuredDays(asked, today(clock));
  const answers = await loaders.introductionAnswersOfDesk(days.from, days.until).load(deskId);
  const { answered, withinPromise, overdue } = answers ?? none;
  const answeredCount = countOfDesk(caller, deskId, answered);
  return {
    ...days,
    answeredCount,
    medianWorkingDays: answeredCount.isSuppressed ? null : (answers?.medianWorkingDays ?? null),
    withinPromisePercentage: shareOfDesk(caller, deskId, withinPromise, answered),
    openOverdueCount: countOfDesk(caller, deskId, overdue),
  };
}

const none = { answered: Headcount.none, withinPromise: Headcount.none, overdue: Headcount.none };
