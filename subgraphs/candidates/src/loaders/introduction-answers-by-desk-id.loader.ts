import { countWorkingDays, createLoader, type MeasuredDays, medianOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Headcount } from '../services/people-count.service';

/** How a desk answered what employers asked it in some months. */
export interface IntroductionAnswers {
  readonly deskId: string;
  readonly answered: Headcount;
  readonly withinPromise: Headcount;
  /** Not answered yet, after the day by which it was promised. */
  readonly overdue: Headcount;
  /** From the day of the request to that of the answer; null when none was answered. */
  readonly medianWorkingDays: number | null;
}

/** Introductions of one desk that were asked on one day, and answered on one. */
interface Group {
  readonly deskId: string;
  readonly requestedOn: string;
  readonly answeredOn: string | null;
  readonly count: number;
  readonly withinPromise: number;
  readonly overdue: number;
}

/** The answers of each desk in one statement, over the index of a desk's introductions by day. */
export function createIntroductionAnswersByDeskIdLoader(
  manager: EntityManager,
  { from, until }: MeasuredDays,
  today: string,
) {
  return createLoader<IntroductionAnswers>(
    'introductionAnswersByDeskId',
    async (deskIds) => {
      const groups = await manager.query<Group[]>(
        `select i.desk_id as "deskId", i.requested_on as "requestedOn", i.answered_on as "answeredOn",
           count(*)::integer as count,
           (count(*) filter (where i.answered_on <= i.answer_due_on))::integer as "withinPromise",
           (count(*) filter (where i.state = 'ASKED' and i.answer_due_on < $4::date))::integer as overdue
         from introductions i
         where i.desk_id = any($1) and i.requested_on between $2 and $3
         group by i.desk_id, i.requested_on, i.answered_on`,
        [deskIds, from, until, today],
      );
      return [...new Set(groups.map(({ deskId }) => deskId))].map((deskId) =>
        answersOf(
          deskId,
          groups.filter((group) => group.deskId === deskId),
        ),
      );
    },
    ({ deskId }) => deskId,
  );
}

function answersOf(deskId: string, groups: readonly Group[]): IntroductionAnswers {
  const sum = (of: (group: Group) => number): Headcount =>
    Headcount.of(groups.reduce((total, group) => total + of(group), 0));
  return {
    deskId,
    answered: sum(({ answeredOn, count }) => (answeredOn === null ? 0 : count)),
    withinPromise: sum(({ withinPromise }) => withinPromise),
    overdue: sum(({ overdue }) => overdue),
    medianWorkingDays: medianOf(
      groups.flatMap(({ requestedOn, answeredOn, count }) =>
        answeredOn === null ? [] : { value: countWorkingDays(requestedOn, answeredOn), count },
      ),
    ),
  };
}
