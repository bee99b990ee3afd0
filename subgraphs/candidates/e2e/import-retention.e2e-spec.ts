import { regions } from '@banenbrug/regions';
import { randomId } from '@banenbrug/service-common';
import { createTestHub, fixedClock, type TestHub, testLogger } from '@banenbrug/testkit';
import { candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedChange, seedImport } from './seed-imports';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const job = candidates.jobs?.find(({ name }) => name === 'retention');

describe('what profiles told before an import', () => {
  let hub: TestHub;
  let desk: SeededDesk;

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    desk = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  /** An import that could be undone until then, with what one profile told before it. */
  async function seedUndoable(undoUntil: string, publishedUntil: string | null = null): Promise<string> {
    const poolId = await seedPool(hub, desk.id, 'AM06');
    const place = { poolId, deskId: desk.id, regionCode: 'AM06' };
    const profile = profileOf(place, { publishedUntil, publishedOn: '2024-01-01', verifiedOn: '2024-01-01' });
    await seedProfiles(hub, [profile]);
    const importId = await seedImport(hub, { ...place, undoUntil });
    await seedChange(hub, desk.id, profile.id, importId);
    return importId;
  }
  const kept = async () => {
    const rows = await hub.sql<{ import_id: string }>('select import_id from candidates.import_changes');
    return rows.map(({ import_id: id }) => id).toSorted();
  };

  it('is deleted on the day after it could be undone, or when its profile ended, and no earlier', async () => {
    const past = await seedUndoable('2024-06-13T21:59:00Z');
    const today = await seedUndoable('2024-06-14T06:00:00Z');
    const ended = await seedUndoable('2024-06-15T06:00:00Z', '2024-06-13');
    const runtime = {
      dataSource: await hub.dataSource('candidates'),
      clock: fixedClock('2024-06-14T08:00:00Z'),
      createId: randomId,
      logger: testLogger('retention'),
    };
    const dry = await job?.run(runtime, { isDryRun: true });
    expect(dry?.find(({ kind }) => kind.startsWith('imports'))).toMatchObject({
      count: 1,
      oldest: '2024-06-13',
      ids: [past],
    });
    expect(await kept()).toEqual([past, today, ended].toSorted());
    const results = await job?.run(runtime, { isDryRun: false });
    expect(results?.find(({ kind }) => kind.startsWith('imports'))).toMatchObject({ count: 1, ids: [past] });
    expect(await kept()).toEqual([today]);
    const lines = await hub.sql(
      `select object_ids, desk_id from candidates.audit_entries where action = 'DELETE_IMPORT_CHANGES'`,
    );
    expect(lines).toEqual([{ object_ids: [past], desk_id: desk.id }]);
  });
});
