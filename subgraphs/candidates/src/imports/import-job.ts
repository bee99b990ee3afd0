import type { Job, JobResult, SubgraphRuntime } from '@banenbrug/service-common';
import { Brackets } from 'typeorm';
import { ProfileImport } from '../entities';
import { importRunsOn, type ImportRuns, newLease } from './import-runs';
import { busyStates } from './import-states';

/** Minutes after the end of a lease when the file is given up that only another machine could have. */
const givenUpAfterMinutes = 10;

/**
 * Takes up the imports that nobody works at any more, as after a crash, from the last chunk that stands: if their file
 * lies on this machine. One whose file is on none is given up, for its desk to upload again. Ends tickets and deletes
 * files that are over.
 */
export const importJob: Job = {
  name: 'imports',
  everyMinutes: 1,
  run: async (runtime, { isDryRun, signal }) => {
    const runs = importRunsOn(runtime);
    signal?.addEventListener('abort', runs.stop, { once: true });
    const left = await abandoned(runtime);
    if (isDryRun) return [resultOf(left)];
    await endTickets(runtime);
    const resumed = await takeUp(runtime, runs, left);
    await deleteFiles(runtime, runs);
    return [resultOf(resumed)];
  },
};

/** Imports that are at work, and nobody works at them. */
function abandoned({ dataSource, clock }: SubgraphRuntime): Promise<ProfileImport[]> {
  return dataSource.manager
    .createQueryBuilder(ProfileImport, 'i')
    .where('i.state in (:...busyStates)', { busyStates })
    .andWhere(
      new Brackets((either) =>
        either.where('i.leaseUntil is null').orWhere('i.leaseUntil < :now', { now: clock.now() }),
      ),
    )
    .orderBy('i.createdAt')
    .getMany();
}

async function takeUp(
  runtime: SubgraphRuntime,
  runs: ImportRuns,
  left: readonly ProfileImport[],
): Promise<ProfileImport[]> {
  const resumed: ProfileImport[] = [];
  const work: Promise<void>[] = [];
  for (const found of left) {
    const lease = newLease(found.id);
    if (found.state === 'UNDOING') work.push(runs.startUndo(lease));
    else if (await runs.spool.has(found.id)) work.push(runs.start(lease));
    else {
      await giveUpIfLost(runtime, found);
      continue;
    }
    resumed.push(found);
  }
  await Promise.all(work);
  return resumed;
}

/** The file is not here; as long as another machine may have it, it is left to that. */
async function giveUpIfLost({ dataSource, clock }: SubgraphRuntime, { id }: ProfileImport): Promise<void> {
  const now = clock.now();
  await dataSource.manager.query(
    `update imports set state = 'FAILED', failure = 'UPLOAD_AGAIN', finished_at = $2, lease_id = null,
       lease_until = null, undo_until = case when not is_dry_run and published + updated > 0
         then $2::timestamptz + interval '24 hours' end
     where id = $1 and state in ('UPLOADED', 'RUNNING') and (lease_until is null or lease_until < $3)`,
    [id, now, new Date(now.getTime() - givenUpAfterMinutes * 60_000)],
  );
}

async function endTickets({ dataSource, clock }: SubgraphRuntime): Promise<void> {
  await dataSource.manager.query(
    `update imports set state = 'FAILED', failure = 'TICKET_EXPIRED', finished_at = $1,
       undo_until = case when not is_dry_run and published + updated > 0
         then $1::timestamptz + interval '24 hours' end
     where state = 'WAITING' and expires_at < $1`,
    [clock.now()],
  );
}

/** Deletes the files of imports that have ended, as those of a process that was killed before it could. */
async function deleteFiles({ dataSource }: SubgraphRuntime, { spool }: ImportRuns): Promise<void> {
  const ids = await spool.sweep(new Date());
  if (ids.length === 0) return;
  // Another hub of this user keeps its files in the same folder: of those nothing is known here.
  const ended = await dataSource.manager.query<{ id: string }[]>(
    'select id from imports where id = any($1::uuid[]) and not state = any($2)',
    [ids, busyStates],
  );
  for (const { id } of ended) await spool.remove(id);
}

const resultOf = (imports: readonly ProfileImport[]): JobResult => ({
  kind: 'imports that nobody worked at any more',
  count: imports.length,
  oldest: imports.map(({ createdAt }) => createdAt.toISOString().slice(0, 10)).sort()[0] ?? null,
  ids: imports.map(({ id }) => id),
});
