import { regions } from '@banenbrug/regions';
import { randomId, type Subgraph } from '@banenbrug/service-common';
import { ask, createTestHub, fixedClock, type TestHub, testLogger } from '@banenbrug/testkit';
import { candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedImport } from './seed-imports';
import { seedPool } from './seed-profiles';
import { bytes, ended, header, importFile, report } from './send-imports';

const job = candidates.jobs?.find(({ name }) => name === 'succession');

describe('the imports of a desk that has closed', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let former: SeededDesk;
  let successor: SeededDesk;

  const run = async () => {
    const dataSource = await hub.dataSource('candidates');
    const runtime = { dataSource, clock, createId: randomId, logger: testLogger('succession') };
    return job?.run(runtime, { isDryRun: false });
  };
  const close = (deskId: string, successorId: string) =>
    hub.sql(`update regions.desks set closed_on = '2026-06-15', succeeded_by = $2 where id = $1`, [
      deskId,
      successorId,
    ]);

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
  });
  beforeEach(async () => {
    former = await seedDesk(hub, ['AM06']);
    successor = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  it('are its successor’s, who can undo them as it could', async () => {
    await importFile(subgraph, former.caller, bytes([header, 'W-1;ja;24;;']));
    const { id } = await importFile(subgraph, former.caller, bytes([header, 'W-1;ja;32;;', 'W-2;ja;24;;']));
    await close(former.id, successor.id);
    await run();
    expect(await report(subgraph, former.caller, id)).toBeNull();
    expect(await report(subgraph, successor.caller, id)).toMatchObject({ published: 1, updated: 1 });
    await ask(
      subgraph,
      'mutation ($input: UndoImportInput!) { undoImport(input: $input) { errors { __typename } } }',
      { input: { importId: id } },
      { caller: successor.caller },
    );
    const undone = await ended(subgraph, successor.caller, id, ['UNDONE']);
    expect(undone.undone).toMatchObject({ withdrawn: 1, restored: 1, kept: 0 });
    const rows = await hub.sql(
      `select hours_min, desk_id from candidates.candidate_profiles where state = 'PUBLISHED'`,
    );
    expect(rows).toEqual([{ hours_min: 24, desk_id: successor.id }]);
  });

  it.each(['UPLOADED', 'RUNNING', 'UNDOING'])(
    'go when they have ended: one that is %s waits, and holds nothing else up, when the successor has one too',
    async (state) => {
      const seed = async (deskId: string, change: object = {}): Promise<string> => {
        const place = { deskId, poolId: await seedPool(hub, deskId, 'AM06'), regionCode: 'AM06' };
        // Somebody is at it, so that nobody else takes it up.
        return seedImport(hub, { ...place, leaseUntil: '2026-06-15T09:00:00Z', ...change });
      };
      const theirs = await seed(successor.id, { state: 'RUNNING' });
      const busy = await seed(former.id, { state });
      const past = [
        await seed(former.id, { leaseUntil: null }),
        await seed(former.id, { state: 'FAILED', failure: 'FAULT', leaseUntil: null }),
        await seed(former.id, { state: 'WAITING', leaseUntil: null }),
      ];
      const another = await seedDesk(hub, ['AM18']);
      const ofAnother = await seed(another.id, { leaseUntil: null });
      const last = await seedDesk(hub, ['AM18']);
      await close(former.id, successor.id);
      await close(another.id, last.id);
      const importsOf = async (deskId: string) => {
        const rows = await hub.sql<{ id: string }>(
          'select id from candidates.imports where desk_id = $1 order by id',
          [deskId],
        );
        return rows.map(({ id }) => id);
      };
      await run();
      expect(await importsOf(former.id)).toEqual([busy]);
      expect(await importsOf(successor.id)).toEqual([theirs, ...past].sort());
      expect(await importsOf(last.id)).toEqual([ofAnother]);
      await hub.sql(
        `update candidates.imports set state = 'DONE', lease_id = null, lease_until = null where id = $1`,
        [busy],
      );
      await run();
      expect(await importsOf(former.id)).toEqual([]);
      expect(await importsOf(successor.id)).toEqual([theirs, busy, ...past].sort());
    },
  );
});
