import type { Job, JobOptions, JobResult, SubgraphRuntime } from '@banenbrug/service-common';
import { type EntityTarget, type FindOptionsWhere, LessThan, type ObjectLiteral } from 'typeorm';
import { CalendarFeed, FollowUpExport } from '../entities';

/** Days that a ticket and a feed are kept after their end, by which a repeated request is still answered. */
const keptDays = { ticket: 1, feed: 30 };

/** Deletes tickets and feeds some time after they have ended: they name who made them. */
export const oldTickets: Job = { name: 'old-tickets', everyMinutes: 60, run: deleteOld };

async function deleteOld(
  { dataSource: { manager }, clock }: SubgraphRuntime,
  { isDryRun }: JobOptions,
): Promise<readonly JobResult[]> {
  const before = (days: number): Date => new Date(clock.now().getTime() - days * 86_400_000);
  const tickets = await deleteOrCount(FollowUpExport, [{ expiresAt: LessThan(before(keptDays.ticket)) }]);
  const feeds = await deleteOrCount(CalendarFeed, [
    { expiresAt: LessThan(before(keptDays.feed)) },
    { revokedAt: LessThan(before(keptDays.feed)) },
  ]);
  return [
    { kind: 'tickets for files that ended a day ago', count: tickets, oldest: null, ids: [] },
    { kind: 'calendar feeds that ended 30 days ago', count: feeds, oldest: null, ids: [] },
  ];

  async function deleteOrCount<Row extends ObjectLiteral>(
    entity: EntityTarget<Row>,
    conditions: readonly FindOptionsWhere<Row>[],
  ): Promise<number> {
    if (isDryRun) return manager.countBy(entity, [...conditions]);
    let count = 0;
    for (const condition of conditions) count += (await manager.delete(entity, condition)).affected ?? 0;
    return count;
  }
}
