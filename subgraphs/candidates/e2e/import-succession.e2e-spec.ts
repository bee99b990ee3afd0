import { regions } from '@banenbrug/regions';
import { randomId } from '@banenbrug/service-common';
import { ask, createTestHub, fixedClock, testLogger } from '@banenbrug/testkit';
import { candidates } from '../src';
import { seedDesk } from './seed-desks';
import { bytes, ended, header, importFile, report } from './send-imports';

const job = candidates.jobs?.find(({ name }) => name === 'succession');

describe('the imports of a desk that has closed', () => {
  it('are its successor’s, who can undo them as it could', async () => {
    const clock = fixedClock('2026-06-15T08:00:00Z');
    const hub = await createTestHub([regions, candidates]);
    const subgraph = await hub.subgraph('candidates', { clock });
    const former = await seedDesk(hub, ['AM06']);
    const successor = await seedDesk(hub, ['AM06']);
    try {
      await importFile(subgraph, former.caller, bytes([header, 'W-1;ja;24;;']));
      const { id } = await importFile(subgraph, former.caller, bytes([header, 'W-1;ja;32;;', 'W-2;ja;24;;']));
      await hub.sql(`update regions.desks set closed_on = '2026-06-15', succeeded_by = $2 where id = $1`, [
        former.id,
        successor.id,
      ]);
      const dataSource = await hub.dataSource('candidates');
      const runtime = { dataSource, clock, createId: randomId, logger: testLogger('succession') };
      await job?.run(runtime, { isDryRun: false });
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
    } finally {
      await hub.close();
    }
  });
});
