import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { erase, exportOf, recordOf } from './ask-subjects';
import { type SeededDesk, seedDesk } from './seed-desks';
import { bytes, header, importFile } from './send-imports';
import { completeProfile, write } from './write-profiles';

describe('a request of a person whose profile was imported', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let other: SeededDesk;

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock: fixedClock('2026-06-15T08:00:00Z') });
    desk = await seedDesk(hub, ['AM06']);
    other = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  it('shows and exports what an import keeps of a profile, the private side too, while it is kept', async () => {
    const input = { ...completeProfile, deskReference: 'A-10', deskNotes: 'Notes on A-10' };
    const { written } = await write(subgraph, 'publishProfile', input, desk.caller);
    const id = written?.profile?.id ?? '';
    const keptBefore = await recordOf(subgraph, { deskReference: 'A-10' }, desk.caller);
    expect(keptBefore.record?.beforeImports).toEqual([]);
    const imported = await importFile(subgraph, desk.caller, bytes([header, 'A-10;ja;8;Lassen;']));
    expect(imported).toMatchObject({ state: 'DONE', updated: 1 });
    const kept = { importId: imported.id, importedOn: '2026-06-15', keptUntil: imported.undoUntil };
    const { record, codes } = await recordOf(subgraph, { deskReference: 'A-10' }, desk.caller);
    expect(codes).toEqual([]);
    expect(record?.beforeImports).toEqual([
      {
        ...kept,
        profileId: id,
        region: { code: 'AM06' },
        hoursPerWeek: completeProfile.hoursPerWeek,
        skills: completeProfile.skills,
        deskReference: 'A-10',
        deskNotes: 'Notes on A-10',
        consentRecordedOn: '2026-06-01',
      },
    ]);
    const { exported } = await exportOf(subgraph, { profileId: id }, desk.caller);
    const document = JSON.parse(exported?.export?.document ?? '') as { profiles: object[] };
    expect(document.profiles).toEqual([
      expect.objectContaining({
        hoursMin: 8,
        beforeImports: [
          expect.objectContaining({
            ...kept,
            hoursMin: 16,
            occupations: ['ISCO:9333'],
            private: {
              deskReference: 'A-10',
              deskNotes: 'Notes on A-10',
              workplaceConditions: ['QUIET_PLACE'],
              consentRecordedOn: '2026-06-01',
            },
          }),
        ],
      }),
    ]);
    expect(await recordOf(subgraph, { profileId: id }, other.caller)).toMatchObject({ record: null });
    await erase(subgraph, { profileId: id }, desk.caller);
    const gone = await recordOf(subgraph, { profileId: id }, desk.caller);
    expect(gone.record?.beforeImports).toEqual([]);
    const left = await hub.sql(
      `select from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $1, true)) as caller,
         candidates.import_changes`,
      [desk.id],
    );
    expect(left).toEqual([]);
  });
});
