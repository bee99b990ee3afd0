import {
  addDays,
  addWorkingDays,
  type Caller,
  columnsOf,
  type ConnectionArguments,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Introduction, type IntroductionState } from '../entities';
import { introductionScope, isVisibleIntroduction } from '../repositories/introduction-visibility';

const parents = { deskId: 'desk_id', employerId: 'employer_id', profileId: 'profile_id' } as const;

/** The enum IntroductionUrgency of the schema. */
export type IntroductionUrgency = 'OPEN' | 'OVERDUE' | 'DUE_TOMORROW';

/** The arguments of a list of introductions as a client writes them. */
export interface IntroductionListArguments extends ConnectionArguments {
  readonly filter?: {
    readonly state?: IntroductionState | null;
    readonly only?: IntroductionUrgency | null;
  } | null;
}

/** Which introductions of a list, and whose list it is. */
export interface IntroductionList {
  readonly parent: keyof typeof parents;
  readonly state?: IntroductionState | null;
  readonly only?: IntroductionUrgency | null;
  readonly today: string;
}

/**
 * Between which days an open introduction is due that is so urgent. What is due after a weekend is due tomorrow from
 * the last working day before it on.
 */
const dueBetween: Readonly<Record<IntroductionUrgency, (today: string) => readonly [string, string]>> = {
  OPEN: () => ['-infinity', 'infinity'],
  OVERDUE: (today) => ['-infinity', addDays(today, -1)],
  DUE_TOMORROW: (today) => [addDays(today, 1), addWorkingDays(today, 1)],
};

/** The introductions of each desk, employer or profile that the caller may see, the latest first. */
export function createIntroductionsBelowLoader(
  manager: EntityManager,
  caller: Caller,
  { parent, state = null, only = null, today }: IntroductionList,
): ConnectionLoader<Introduction> {
  const column = parents[parent];
  // It says that it is open, so that the indexes on open introductions serve.
  const isUrgent = (first: number): string =>
    `and i.closed_on is null and i.due_on between $${first}::date and $${first + 1}::date`;
  const isAsked = (first: number): string => `${isVisibleIntroduction}
    and ($${first}::text is null or i.state = $${first}) ${only === null ? '' : isUrgent(first + 1)}`;
  const asked = [state, ...(only === null ? [] : dueBetween[only](today))];
  return createConnectionLoader<Introduction>(`introductions by ${parent}`, {
    cursor: ['day', 'id'],
    keysOf: ({ requestedOn, id }) => [requestedOn, id],
    parentOf: (introduction) => introduction[parent],
    pages: (ids, page) =>
      manager.query(
        `select i.* from unnest($1::uuid[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, Introduction, 'i')} from introductions i
           where i.${column} = parent.key and ${isAsked(7)}
             and ($4::date is null or (i.requested_on, i.id) < ($4, $5::uuid))
           order by i.requested_on desc, i.id desc limit $6) i
         order by i."requestedOn" desc, i.id desc`,
        [ids, ...introductionScope(caller), ...pageParameters(page), ...asked],
      ),
    counts: (ids) =>
      manager.query(
        `select i.${column} as parent, count(*)::int as count from introductions i
         where i.${column} = any($1::uuid[]) and ${isAsked(4)} group by i.${column}`,
        [ids, ...introductionScope(caller), ...asked],
      ),
  });
}
