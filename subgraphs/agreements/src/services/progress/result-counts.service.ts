import {
  type Caller,
  exactCount,
  type PeopleCount,
  roundedCount,
  roundedTotal,
} from '@banenbrug/service-common';
import type { FollowUpResult } from '../../entities';
import { jobsEquivalent } from './jobs-equivalent';

/** What came of one or more agreements in people and hours, as far as a caller is told. */
export interface ResultCounts {
  readonly placements: PeopleCount | null;
  /** Of all together; null where the people are not told. */
  readonly hoursPerWeek: number | null;
  readonly jobsEquivalent: number | null;
}

type Told = Pick<FollowUpResult, 'placements' | 'hoursHundredths'>;

/** Whoever is told: the role decides how exactly. */
type Reader = Pick<Caller, 'role'>;

/** Employers and desks are told exactly what they are a side of: they have hired, or placed, these people themselves. */
const isSide = ({ role }: Reader): boolean => role === 'EMPLOYER' || role === 'DESK';

/** What came of one agreement. */
export function countsOfResult(reader: Reader, result: Told): ResultCounts {
  const { placements } = result;
  if (placements === null) return told(null, result.hoursHundredths);
  return told(isSide(reader) ? exactCount(placements) : roundedCount(placements), result.hoursHundredths);
}

/** What came of several together; hours are added up before jobs are counted. */
export function countsOfResults(reader: Reader, results: readonly Told[]): ResultCounts {
  const parts = results.flatMap(({ placements }) => placements ?? []);
  const total = parts.reduce((sum, placements) => sum + placements, 0);
  const hours = results.reduce((sum, { hoursHundredths }) => sum + (hoursHundredths ?? 0), 0);
  return told(isSide(reader) ? exactCount(total) : roundedTotal(total, parts), hours);
}

/** Hours of people whose number is not told are not told, either. */
function told(placements: PeopleCount | null, hoursHundredths: number | null): ResultCounts {
  const isHidden = placements?.isSuppressed === true || hoursHundredths === null;
  return {
    placements,
    hoursPerWeek: isHidden ? null : hoursHundredths / 100,
    jobsEquivalent: isHidden ? null : jobsEquivalent(hoursHundredths),
  };
}
