import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import {
  createDataSource,
  type JobResult,
  randomId,
  type Subgraph,
  type SubgraphRuntime,
} from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub, testLogger } from '@banenbrug/testkit';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { candidates } from '../src';
import { deskOwnedTables, otherTablesOfDesks } from '../src/succession/desk-owned-tables';
import { type SeededDesk, seedDesk } from './seed-desks';
import { introductionNotes, seedIntroduction } from './seed-introductions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedReceipt } from './seed-receipts';
import { leftOf, seedForRetention } from './seed-retention';
import { completeProfile, write } from './write-profiles';

const job = candidates.jobs?.find(({ name }) => name === 'succession');

// Much is seeded and tried: a busy machine takes its time.
jest.setTimeout(60_000);

describe('a desk that has closed with a successor', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  const employer = callers.employer(randomUUID());
  let hub: TestHub;
  let subgraph: Subgraph;
  let pools: DataSource[];
  let former: SeededDesk;
  let successor: SeededDesk;

  const run = async (
    replica = 0,
    options: { isDryRun?: boolean; runtime?: Partial<SubgraphRuntime> } = {},
  ) => {
    const dataSource = pools[replica];
    if (!job || !dataSource) throw new Error('There is no such job or replica.');
    const runtime = {
      dataSource,
      clock,
      createId: randomId,
      logger: testLogger('succession'),
      ...options.runtime,
    };
    return job.run(runtime, { isDryRun: options.isDryRun ?? false });
  };
  const counts = (results: readonly JobResult[]) => results.map(({ count }) => count);
  const closeFor = (deskId: string, successorId: string | null, day = '2026-06-15') =>
    hub.sql('update regions.desks set closed_on = $3, succeeded_by = $2 where id = $1', [
      deskId,
      successorId,
      day,
    ]);
  const lines = () =>
    hub.sql<{ object_ids: string[]; desk_id: string }>(
      `select actor, action, object_ids, desk_id from candidates.audit_entries where role = 'SUCCESSION' order by cardinality(object_ids) desc`,
    );
  const poolsOf = (deskId: string) =>
    hub.sql<{ id: string; profiles: number }>(
      `select c.id, (select count(*)::int from candidates.candidate_profiles p where p.pool_id = c.id) as profiles
       from candidates.candidate_pools c where c.desk_id = $1 order by c.id`,
      [deskId],
    );
  const publish = async (desk: SeededDesk): Promise<{ id: string; poolId: string }> => {
    const { written } = await write(subgraph, 'publishProfile', completeProfile, desk.caller);
    if (!written?.profile) throw new Error('The profile was not published.');
    return { id: written.profile.id, poolId: written.profile.pool.id };
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
    const { url } = hub.role('candidates');
    pools = await Promise.all(
      [0, 1].map(() => createDataSource(candidates.store, { url, poolSize: 3 }).initialize()),
    );
  });
  beforeEach(async () => {
    await hub.sql(
      'truncate candidates.candidate_pools, candidates.erasure_receipts, candidates.audit_entries cascade',
    );
    await hub.sql('truncate regions.desks cascade');
    former = await seedDesk(hub, ['AM06']);
    successor = await seedDesk(hub, ['AM06', 'AM29']);
  });
  afterAll(async () => {
    for (const pool of pools) await pool.destroy();
    await hub.close();
  });

  it('gives it its pools, profiles, private details, introductions and receipts, with one audit line for a pool', async () => {
    const { profiles, introductions } = await seedForRetention(hub, former.id, 3, {});
    const receipt = await seedReceipt(hub, former.id);
    const [pool] = await poolsOf(former.id);
    const before = await leftOf(hub, former.id);
    await closeFor(former.id, successor.id);
    expect(counts(await run())).toEqual([1, 1]);
    expect(await leftOf(hub, successor.id)).toEqual(before);
    expect(Object.values(await leftOf(hub, former.id))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await poolsOf(successor.id)).toEqual([pool]);
    expect(await lines()).toEqual([
      {
        actor: null,
        action: 'TAKE_OVER',
        object_ids: [pool?.id, ...profiles.toSorted()],
        desk_id: successor.id,
      },
      { actor: null, action: 'TAKE_OVER', object_ids: [receipt], desk_id: successor.id },
    ]);
    const ofIntroductions = await hub.sql(
      'select desk_id from candidates.introductions where id = any($1::uuid[])',
      [introductions],
    );
    expect(ofIntroductions).toEqual(introductions.map(() => ({ desk_id: successor.id })));
    expect(counts(await run())).toEqual([0, 0]);
    expect(await lines()).toHaveLength(2);
  });

  it('lets the successor read and change what it took over, and the former desk no longer', async () => {
    const { id } = await publish(former);
    const introduction = await seedIntroduction(hub, {
      profileId: id,
      deskId: former.id,
      employerId: employer.employerId ?? '',
      assignedContactId: randomUUID(),
    });
    await closeFor(former.id, successor.id);
    await run();
    // The contact was one of the former desk.
    const assigned = await hub.sql('select assigned_contact_id from candidates.introductions where id = $1', [
      introduction,
    ]);
    expect(assigned).toEqual([{ assigned_contact_id: null }]);
    const read = async (desk: SeededDesk) => {
      const { data, errors } = await ask<{ candidateProfile: object }>(
        subgraph,
        `query ($id: ID!) { candidateProfile(id: $id) {
          desk { id } deskReference introductions { nodes { notes desk { id } } } } }`,
        { id },
        { caller: desk.caller },
      );
      return { ...data, codes: errors.map(({ extensions }) => extensions?.['code']) };
    };
    expect(await read(successor)).toEqual({
      candidateProfile: {
        desk: { id: successor.id },
        deskReference: completeProfile.deskReference,
        introductions: { nodes: [{ notes: introductionNotes, desk: { id: successor.id } }] },
      },
      codes: [],
    });
    expect((await read(former)).codes).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    const verify = (desk: SeededDesk) => write(subgraph, 'verifyProfile', { profileId: id }, desk.caller);
    expect((await verify(former)).written?.errors).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
    expect((await verify(successor)).written?.errors).toEqual([]);
  });

  it('answers between its closing and the job as before: to employers nothing changes, then or later', async () => {
    const { id } = await publish(former);
    const seen = async () => {
      const { data } = await ask<{
        candidateSearch: { nodes: { id: string }[] };
        candidateProfile: object | null;
      }>(
        subgraph,
        `query ($id: ID!) { candidateSearch(criteria: { regions: ["AM06"] }) { nodes { id skills verifiedOn } totalCount }
          candidateProfile(id: $id) { state skills pool { id name } } }`,
        { id },
        { caller: employer },
      );
      return data;
    };
    const before = await seen();
    expect(before.candidateSearch.nodes).toMatchObject([{ id }]);
    await closeFor(former.id, successor.id);
    expect(await seen()).toEqual(before);
    await run();
    expect(await seen()).toEqual(before);
  });

  it('has its own pool of a region merged into the successor’s there: profiles that bear one reference are two', async () => {
    const [mine, theirs] = [await publish(former), await publish(successor)];
    const named = await seedPool(hub, former.id, 'AM06');
    await closeFor(former.id, successor.id);
    expect(counts(await run())).toEqual([2, 0]);
    expect(await poolsOf(successor.id)).toEqual(
      [
        { id: theirs.poolId, profiles: 2 },
        { id: named, profiles: 0 },
      ].toSorted((a, b) => a.id.localeCompare(b.id)),
    );
    // Others may hold the id of the one that is empty now.
    expect(await poolsOf(former.id)).toEqual([{ id: mine.poolId, profiles: 0 }]);
    const { data } = await ask<{ subjectRecord: { profiles: { id: string }[] } }>(
      subgraph,
      'query ($reference: String!) { subjectRecord(deskReference: $reference) { profiles { id } } }',
      { reference: completeProfile.deskReference },
      { caller: successor.caller },
    );
    expect(data.subjectRecord.profiles.map((profile) => profile.id).toSorted()).toEqual(
      [mine.id, theirs.id].toSorted(),
    );
    expect(counts(await run())).toEqual([0, 0]);
  });

  it('takes its withdrawn profiles along, so that what happened to them can still be told', async () => {
    const { id } = await publish(former);
    await write(subgraph, 'withdrawProfile', { profileId: id }, former.caller);
    await closeFor(former.id, successor.id);
    await run();
    const { data } = await ask<{ subjectRecord: { profiles: object[] } }>(
      subgraph,
      'query ($id: ID!) { subjectRecord(profileId: $id) { profiles { state } auditLines { nodes { action } } } }',
      { id },
      { caller: successor.caller },
    );
    expect(data.subjectRecord).toEqual({
      profiles: [{ state: 'WITHDRAWN' }],
      auditLines: {
        nodes: expect.arrayContaining([
          { action: 'TAKE_OVER' },
          { action: 'withdrawProfile' },
          { action: 'publishProfile' },
        ]),
      },
    });
  });

  it('gives through a chain of closed desks to the last one, and nothing to one that has closed without a successor', async () => {
    const last = await seedDesk(hub, ['AM06', 'AM29']);
    await seedForRetention(hub, former.id, 1, {});
    await closeFor(former.id, successor.id);
    await closeFor(successor.id, last.id);
    await run();
    expect(await leftOf(hub, last.id)).toMatchObject({ published: 1, privateDetails: 1 });
    await closeFor(last.id, null);
    await seedForRetention(hub, former.id, 1, {});
    expect(await run()).toEqual([]);
    expect(await leftOf(hub, former.id)).toMatchObject({ published: 1, privateDetails: 1 });
  });

  it('keeps everything until its day of closing has come, and when it has no successor', async () => {
    await seedForRetention(hub, former.id, 2, {});
    await closeFor(former.id, successor.id, '2026-06-16');
    expect(await run()).toEqual([]);
    await closeFor(former.id, null);
    expect(await run()).toEqual([]);
    expect(await leftOf(hub, former.id)).toMatchObject({ published: 2, privateDetails: 2, notes: 2 });
  });

  it('is told of in a dry run, which changes nothing', async () => {
    await seedForRetention(hub, former.id, 2, {});
    const [pool] = await poolsOf(former.id);
    await closeFor(former.id, successor.id);
    expect(await run(0, { isDryRun: true })).toMatchObject([{ count: 1, ids: [pool?.id] }]);
    expect(await leftOf(hub, former.id)).toMatchObject({ published: 2 });
    expect(await lines()).toEqual([]);
  });

  it('gives each of 1,200 profiles once when several processes run at once', async () => {
    const { poolId } = await publish(former);
    await publish(successor);
    const place = { poolId, deskId: former.id, regionCode: 'AM06' };
    const many = Array.from({ length: 1199 }, () => profileOf(place, { publishedOn: '2026-01-10' }));
    await seedProfiles(hub, many);
    for (let n = 0; n < 4; n += 1) await seedForRetention(hub, former.id, 20, {});
    await closeFor(former.id, successor.id);
    await Promise.all([run(0), run(1), run(0), run(1)]);
    await run();
    expect(await leftOf(hub, successor.id)).toMatchObject({ published: 1281, privateDetails: 82, notes: 80 });
    const moved = (await lines()).flatMap(({ object_ids: [, ...ids] }) => ids);
    expect(moved).toHaveLength(1280);
    expect(new Set(moved).size).toBe(1280);
  });

  it('waits for nobody: what a clerk is at is left to the next run, whole', async () => {
    const { profiles } = await seedForRetention(hub, former.id, 3, {});
    await closeFor(former.id, successor.id);
    for (const sql of [
      `select from candidates.candidate_profiles where id = $1 for update`,
      `select from candidates.introductions where profile_id = $1 for update`,
    ]) {
      const clerk = new Client({ connectionString: hub.ownerUrl });
      await clerk.connect();
      await clerk.query('begin');
      await clerk.query(sql, [profiles[1]]);
      expect(counts(await run())).toEqual([0, 0]);
      await clerk.query('rollback');
      await clerk.end();
    }
    expect(await leftOf(hub, former.id)).toMatchObject({ published: 3, privateDetails: 3, notes: 3 });
    expect(counts(await run())).toEqual([1, 0]);
    expect(await leftOf(hub, successor.id)).toMatchObject({ published: 3, privateDetails: 3, notes: 3 });
  });

  it('leaves nothing half done when it is killed, and the next run finishes', async () => {
    await seedForRetention(hub, former.id, 50, {});
    await closeFor(former.id, successor.id);
    const before = await leftOf(hub, former.id);
    let ids = 0;
    const createId = (): string => {
      ids += 1;
      // The first is the run's; the second is of the audit line, when everything has been moved.
      if (ids === 2) throw new Error('killed');
      return randomId();
    };
    await expect(run(0, { runtime: { createId } })).rejects.toThrow('killed');
    expect(await leftOf(hub, former.id)).toEqual(before);
    expect(await lines()).toEqual([]);
    expect(counts(await run(1))).toEqual([1, 0]);
    expect(await leftOf(hub, successor.id)).toEqual(before);
  });

  it('gives an introduction too that was asked for in the moment in which its profile went', async () => {
    const { id } = await publish(former);
    await closeFor(former.id, successor.id);
    await run();
    const late = await seedIntroduction(hub, { profileId: id, deskId: former.id, employerId: randomUUID() });
    expect(counts(await run())).toEqual([0, 1]);
    const [row] = await hub.sql('select desk_id from candidates.introductions where id = $1', [late]);
    expect(row).toEqual({ desk_id: successor.id });
    expect(await leftOf(hub, successor.id)).toMatchObject({ notes: 1, meetings: 1 });
  });

  it('has no table with rows of a desk that the job does not know', async () => {
    const rows = await hub.sql<{ name: string }>(
      `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'candidates' and c.column_name = 'desk_id' and t.table_type = 'BASE TABLE' order by 1`,
    );
    const known = [
      ...deskOwnedTables.map(({ table }) => table),
      ...otherTablesOfDesks.moved,
      ...otherTablesOfDesks.kept,
    ];
    expect(rows.map(({ name }) => name)).toEqual(known.toSorted());
  });
});
