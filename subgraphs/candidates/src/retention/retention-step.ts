import type { EntityManager } from 'typeorm';
import type { Sender } from '../notices';

/** A thing that was dealt with: one audit line tells of it, when the step has any. */
export interface Retained {
  /** The thing itself, whose id stands first, and what was closed with it. */
  readonly objectIds: readonly [string, ...string[]];
  /** The day to which it belongs: its end date, or the day on which it closed. */
  readonly day: string;
  /** The desk whose it was: it can ask for the line. Null when it was no desk's. */
  readonly deskId: string | null;
}

/** All that is due on a day. */
export interface Due {
  readonly count: number;
  readonly oldest: string | null;
  readonly ids: readonly string[];
}

/** One rule of retention: how to find what is due, and how to deal with a batch of it. */
export interface RetentionStep {
  /** The kind of thing and why it is due, in words. */
  readonly kind: string;
  /** What its audit lines say; null when what it deals with is nobody's data. */
  readonly audit: { readonly action: string; readonly purpose: string } | null;
  /** What is due, without touching it: all of it counted, and the first ids. */
  findDue(manager: EntityManager, day: string): Promise<Due>;
  /**
   * Deals with up to `limit` things that are due and that no other process is dealing with; `sender` queues the notices
   * of it. `isLast` tells that no more of them were found.
   */
  dealWith(
    manager: EntityManager,
    day: string,
    limit: number,
    sender: Sender,
  ): Promise<{ readonly retained: readonly Retained[]; readonly isLast: boolean }>;
}

/** Ids that a report shows. */
export const shownIds = 20;

/** The one row that a statement over all that is due answers. */
export async function readDue(manager: EntityManager, sql: string, day: string): Promise<Due> {
  const [due] = await manager.query<Due[]>(
    `select count(*)::integer as count, min(d.day)::text as oldest,
       coalesce((array_agg(d.id::text order by d.day, d.id))[1:${shownIds}], '{}') as ids
     from (${sql}) as d`,
    [day],
  );
  return due ?? { count: 0, oldest: null, ids: [] };
}
