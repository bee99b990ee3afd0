import {
  addWorkingDays,
  countWorkingDays,
  createLoader,
  type MeasuredDays,
  medianOf,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { employerQuestion } from '../repositories/employer-question';
import { firstDesks } from '../repositories/region-contact.repository';
import { isLiving } from '../repositories/follow-up-standing';

/** How a region answered what employers wrote in some months. */
export interface FollowUpAnswers {
  readonly regionCode: string;
  readonly answered: number;
  readonly withinPromise: number;
  /** Not answered yet, after the day by which it was promised. */
  readonly overdue: number;
  /** From the day on which the employer wrote to that of the answer; null when none was answered. */
  readonly medianWorkingDays: number | null;
  /** The promise of the region's desk today; null while it has no open desk of first contact. */
  readonly promisedDays: number | null;
}

/** Agreements of one region that an employer began on one day, and the region answered on one. */
interface Group {
  readonly regionCode: string;
  readonly promisedDays: number | null;
  readonly askedOn: string;
  readonly answeredOn: string | null;
  readonly isOpen: boolean;
  readonly count: number;
}

/** The answers of each region in one statement: an agreement of several regions counts in each of them. */
export function createFollowUpAnswersByRegionCodeLoader(
  manager: EntityManager,
  { from, until }: MeasuredDays,
  today: string,
) {
  return createLoader<FollowUpAnswers>(
    'followUpAnswersByRegionCode',
    async (codes) => {
      const groups = await manager.query<Group[]>(
        `select r.code as "regionCode", p.response_days as "promisedDays", q.asked_on as "askedOn",
           q.answered_on as "answeredOn", ${isLiving('q.status')} as "isOpen", count(*)::integer as count
         from unnest($1::text[]) as r (code)
         left join (${firstDesks('$4::date')}) p on p.region_code = r.code
         join (${employerQuestion}) q on q.region_codes @> array[r.code]
         group by 1, 2, 3, 4, 5`,
        [codes, from, until, today],
      );
      return [...new Set(groups.map(({ regionCode }) => regionCode))].map((code) =>
        answersOf(
          code,
          groups.filter(({ regionCode }) => regionCode === code),
          today,
        ),
      );
    },
    ({ regionCode }) => regionCode,
  );
}

function answersOf(regionCode: string, groups: readonly Group[], today: string): FollowUpAnswers {
  const promisedDays = groups[0]?.promisedDays ?? null;
  const dueOn = (askedOn: string): string | null =>
    promisedDays === null ? null : addWorkingDays(askedOn, promisedDays);
  const countWhere = (holds: (group: Group, due: string | null) => boolean): number =>
    groups.reduce((sum, group) => sum + (holds(group, dueOn(group.askedOn)) ? group.count : 0), 0);
  return {
    regionCode,
    promisedDays,
    answered: countWhere(({ answeredOn }) => answeredOn !== null),
    withinPromise: countWhere(
      ({ answeredOn }, due) => answeredOn !== null && due !== null && answeredOn <= due,
    ),
    overdue: countWhere(
      ({ answeredOn, isOpen }, due) => answeredOn === null && isOpen && due !== null && due < today,
    ),
    medianWorkingDays: medianOf(
      groups.flatMap(({ askedOn, answeredOn, count }) =>
        answeredOn === null ? [] : { value: countWorkingDays(askedOn, answeredOn), count },
      ),
    ),
  };
}
