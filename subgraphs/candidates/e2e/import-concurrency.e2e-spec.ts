import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { Client } from 'pg';
import { candidates } from '../src';
import { openSpool } from '../src/imports/spool';
import { bytes, create, ended, header, importFile, report, type Report, upload } from './send-imports';
import { type SeededDesk, seedDesk } from './seed-desks';
import { write } from './write-profiles';

jest.setTimeout(60_000);

/** Rows of a file whose references count from 1. */
const people = (count: number, hours: number) =>
  Array.from({ length: count }, (_, at) => `W-${at + 1};ja;${hours};Orderpicken;`);

describe('an import beside other changes', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;

  const imported = (lines: readonly string[], input: object = {}) =>
    importFile(subgraph, desk.caller, bytes([header, ...lines]), input);
  const rows = () =>
    hub.sql<{
      id: string;
      state: string;
      hours_min: number | null;
      skills: string[] | null;
      revision: number;
    }>(
      `select id, state, hours_min, skills, revision from candidates.candidate_profiles where desk_id = $1 order by id`,
      [desk.id],
    );
  const undo = async (importId: string, caller = desk.caller) => {
    const { data } = await ask<{ undoImport: { import: { state: string } | null; errors: object[] } }>(
      subgraph,
      `mutation ($input: UndoImportInput!) { undoImport(input: $input) { import { state }
        errors { __typename ... on StateConflict { currentState } } } }`,
      { input: { importId } },
      { caller },
    );
    return data.undoImport;
  };
  const undone = async (importId: string): Promise<Report> => {
    expect(await undo(importId)).toMatchObject({ import: { state: 'UNDOING' }, errors: [] });
    return ended(subgraph, desk.caller, importId, ['UNDONE']);
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
  });
  beforeEach(async () => {
    clock.set('2026-06-15T08:00:00Z');
    desk = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  it('waits for who changes a profile at the same time and undoes nothing of it; neither fails', async () => {
    await imported(people(200, 24));
    const before = await rows();
    const file = bytes([header, ...people(200, 32)]);
    const { ticket } = await create(subgraph, desk.caller, file);
    const [withdrawn, corrected] = [before.slice(0, 10), before.slice(10, 20)];
    const [answer, ...changes] = await Promise.all([
      upload(subgraph, ticket ?? { id: '', secret: '' }, file),
      ...withdrawn.map(({ id }) => write(subgraph, 'withdrawProfile', { profileId: id }, desk.caller)),
      ...corrected.map(({ id }) =>
        write(
          subgraph,
          'correctProfile',
          { profileId: id, expectedRevision: 1, sectors: ['H'] },
          desk.caller,
        ),
      ),
    ]);
    expect(answer.status).toBe(202);
    const done = await ended(subgraph, desk.caller, ticket?.id ?? '');
    expect(done).toMatchObject({ state: 'DONE', refused: 0 });
    // Each correction came first or was told that the import did; none was lost or half done.
    const states = changes.map(({ written }) => written?.errors[0]?.currentState ?? 'done');
    expect(states.slice(0, 10)).toEqual(Array(10).fill('done'));
    expect(states.slice(10).every((state) => ['done', 'REVISION_2'].includes(state))).toBe(true);
    const after = await rows();
    for (const { id } of withdrawn) {
      expect(after.find((row) => row.id === id)).toMatchObject({ state: 'WITHDRAWN', skills: null });
    }
    const published = after.filter(({ state }) => state === 'PUBLISHED');
    expect(published.every(({ hours_min: hours }) => hours === 32)).toBe(true);
    // Who was withdrawn before the import came to it is published anew.
    expect(published).toHaveLength(190 + done.published);
  });

  it('judges a withdrawal that it had to wait for as having come first', async () => {
    await imported(people(3, 24));
    const [first] = await rows();
    const other = new Client({ connectionString: hub.ownerUrl });
    await other.connect();
    try {
      await other.query('begin');
      await other.query('select from candidates.candidate_profiles where id = $1 for update', [first?.id]);
      const file = bytes([header, ...people(3, 32)]);
      const { ticket } = await create(subgraph, desk.caller, file);
      await upload(subgraph, ticket ?? { id: '', secret: '' }, file);
      await hub.untilLocked();
      await other.query(`select set_config('app.role', 'DESK', true), set_config('app.desk_id', $1, true)`, [
        desk.id,
      ]);
      await other.query(
        `update candidates.candidate_profiles set state = 'WITHDRAWN', withdrawn_on = '2026-06-15', hours_min = null,
           hours_max = null, skills = null, skill_ids = null where id = $1`,
        [first?.id],
      );
      await other.query('delete from candidates.profile_private where profile_id = $1', [first?.id]);
      await other.query('commit');
      expect(await ended(subgraph, desk.caller, ticket?.id ?? '')).toMatchObject({
        published: 1,
        updated: 2,
      });
    } finally {
      await other.end();
    }
    expect((await rows()).find(({ id }) => id === first?.id)).toMatchObject({
      state: 'WITHDRAWN',
      hours_min: null,
    });
  });

  it('writes nothing more once another process has taken it up', async () => {
    const file = bytes([header, ...people(3, 24)]);
    const { ticket } = await create(subgraph, desk.caller, file);
    const other = new Client({ connectionString: hub.ownerUrl });
    await other.connect();
    try {
      await other.query('begin; lock table candidates.audit_entries in access exclusive mode');
      await upload(subgraph, ticket ?? { id: '', secret: '' }, file);
      await hub.untilLocked({ on: 'relation' });
      await hub.sql('update candidates.imports set lease_id = gen_random_uuid() where id = $1', [ticket?.id]);
      await other.query('rollback');
      await untilIdle(other, hub.role('candidates').name);
    } finally {
      await other.end();
    }
    expect(await rows()).toEqual([]);
    expect(await report(subgraph, desk.caller, ticket?.id ?? '')).toMatchObject({
      state: 'RUNNING',
      rowsDone: 0,
    });
    // The other one would go on with the file.
    await openSpool().remove(ticket?.id ?? '');
  });

  it('of two desks at once ends with both, whose skills are the same in another order', async () => {
    const other = await seedDesk(hub, ['AM06']);
    const skills = Array.from({ length: 40 }, (_, at) => `Vaardigheid ${at}`);
    const fileOf = (order: readonly string[]) =>
      bytes([header, ...order.map((skill, at) => `W-${at};ja;24;${skill};`)]);
    const results = await Promise.all([
      importFile(subgraph, desk.caller, fileOf(skills)),
      importFile(subgraph, other.caller, fileOf(skills.toReversed())),
    ]);
    expect(results.map(({ state, published }) => `${state} ${published}`)).toEqual(['DONE 40', 'DONE 40']);
  });

  describe('undone within a day', () => {
    it('withdraws what it published and gives back what it updated, private side too', async () => {
      await imported(people(2, 24));
      const before = await rows();
      const done = await imported(['W-1;ja;32;Inpakken;1-9-2026', 'W-3;ja;;;'], {});
      const result = await undone(done.id);
      expect(result.undone).toEqual({ withdrawn: 1, restored: 1, kept: 0, keptProfiles: { nodes: [] } });
      const after = await rows();
      for (const row of before) {
        const now = after.find(({ id }) => id === row.id);
        expect({ ...now, revision: 1 }).toEqual({ ...row, revision: 1 });
      }
      expect(after.filter(({ state }) => state === 'WITHDRAWN')).toHaveLength(1);
      expect(await hub.sql('select from candidates.import_chunks where import_id = $1', [done.id])).toEqual(
        [],
      );
      // The references are free again, and found again.
      expect(await imported(people(3, 24))).toMatchObject({ published: 1, unchanged: 2 });
    });

    it('leaves as they are, and reports, those that were changed since', async () => {
      await imported(people(2, 24));
      const done = await imported([...people(2, 32), 'W-3;ja;24;;']);
      const [changed, gone, added] = await Promise.all(['W-1', 'W-2', 'W-3'].map((r) => idOf(r)));
      for (const [profileId, expectedRevision] of [
        [changed, 2],
        [added, 1],
      ] as const) {
        await write(subgraph, 'correctProfile', { profileId, expectedRevision, sectors: ['H'] }, desk.caller);
      }
      await write(subgraph, 'withdrawProfile', { profileId: gone }, desk.caller);
      const { undone: result } = await undone(done.id);
      expect(result).toMatchObject({ withdrawn: 0, restored: 0, kept: 2 });
      expect(new Set(result?.keptProfiles.nodes.map(({ id }) => id))).toEqual(new Set([changed, added]));
      expect((await rows()).find(({ id }) => id === changed)).toMatchObject({
        hours_min: 32,
        state: 'PUBLISHED',
      });
    });

    it('is the desk’s own, once, until the day has passed', async () => {
      const other = await seedDesk(hub, ['AM06']);
      const done = await imported(people(1, 24));
      expect(await undo(done.id, other.caller)).toEqual({
        import: null,
        errors: [{ __typename: 'ReferenceUnknown' }],
      });
      clock.set('2026-06-16T08:00:00Z');
      expect(await undo(done.id)).toMatchObject({ errors: [{ currentState: 'DONE' }] });
      clock.set('2026-06-16T07:59:00Z');
      const answers = await Promise.all([undo(done.id), undo(done.id), undo(done.id)]);
      expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
      expect(await ended(subgraph, desk.caller, done.id)).toMatchObject({
        state: 'UNDONE',
        undone: { withdrawn: 1 },
      });
    });

    it('keeps what was before for the desk alone, and not past a withdrawal', async () => {
      await imported(people(2, 24));
      await imported(people(2, 32));
      const kept = (deskId: string) =>
        hub.sql(
          `select from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $1, true)) as caller,
             lateral (select 1 from candidates.import_changes where desk_id = $1::uuid) as rows`,
          [deskId],
        );
      expect(await kept(desk.id)).toHaveLength(2);
      const source = await hub.dataSource('candidates');
      expect(await source.query('select from import_changes')).toEqual([]);
      await write(subgraph, 'withdrawProfile', { profileId: await idOf('W-1') }, desk.caller);
      expect(await kept(desk.id)).toHaveLength(1);
    });
  });

  async function idOf(reference: string): Promise<string> {
    const [row] = await hub.sql<{ profile_id: string }>(
      `select d.profile_id from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $1, true)) as c,
         lateral (select * from candidates.profile_private where desk_reference = $2 and desk_id = $1::uuid) as d`,
      [desk.id, reference],
    );
    return row?.profile_id ?? '';
  }
});

/** Resolves once no connection of the role is in a transaction. */
async function untilIdle(client: Client, role: string): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where usename = $1 and datname = current_database() and xact_start is not null`,
      [role],
    );
    if (rowCount === 0) return;
  }
}
