import { isSignedIn, type RequestContext, today } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { seesEveryEmployerInside } from '../services/employer-scope.service';

/** What the loaders of one operation read with: the caller's eyes, on one day. */
export interface Reading {
  readonly manager: EntityManager;
  /** Today in the Netherlands. */
  readonly day: string;
  /** Parameters of `visibleVacancy`. */
  readonly viewer: readonly [day: string, seesEveryClosed: boolean, employerId: string | null];
  /** The rows of a statement; none for a caller without a token, to whom nothing here exists. */
  rows<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
}

/** That the caller may see vacancy `v`: `$1`, `$2` and `$3` are the reading's `viewer`. */
export const visibleVacancy = `(v.closes_on is null or v.closes_on >= $1::date or $2::boolean or v.employer_id = $3::uuid)`;

/** How this operation's caller reads. */
export function readingOf({ caller, clock, database: { manager } }: RequestContext): Reading {
  const day = today(clock);
  return {
    manager,
    day,
    viewer: [day, seesEveryEmployerInside(caller), caller.employerId],
    rows: (sql, parameters) =>
      isSignedIn(caller) ? manager.query(sql, [...parameters]) : Promise.resolve([]),
  };
}
