import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { introductionNotes, meetingAt, seedIntroduction } from './seed-introductions';
import { completeProfile, write } from './write-profiles';

const privateTables = ['profile_private', 'introduction_private', 'introduction_meetings'] as const;

describe('the private side tables', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let other: SeededDesk;
  let profileId: string;
  let introductionId: string;
  const employer = callers.employer(randomUUID());

  /** How many rows of each table the service's own login role sees as a caller, or without one. */
  async function visibleTo(caller: Caller | null): Promise<Record<string, number>> {
    const source = await hub.dataSource('candidates');
    return source.transaction(async (manager) => {
      if (caller) {
        await manager.query(
          `select set_config('app.role', $1, true), set_config('app.desk_id', $2, true),
             set_config('app.employer_id', $3, true)`,
          [caller.role, caller.deskId ?? '', caller.employerId ?? ''],
        );
      }
      const counts: Record<string, number> = {};
      for (const table of privateTables) {
        const [row] = await manager.query<{ n: number }[]>(`select count(*)::integer as n from ${table}`);
        counts[table] = row?.n ?? -1;
      }
      return counts;
    });
  }

  const rows = (profiles: number, notes: number, meetings: number) => ({
    profile_private: profiles,
    introduction_private: notes,
    introduction_meetings: meetings,
  });

  const readLines = () =>
    hub.sql<{ actor: string }>(
      `select actor, role, object_ids, desk_id from candidates.audit_entries where action = 'READ_PRIVATE' order by at`,
    );

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates');
    desk = await seedDesk(hub, ['AM06']);
    other = await seedDesk(hub, ['AM06']);
    const { written } = await write(subgraph, 'publishProfile', completeProfile, desk.caller);
    profileId = written?.profile?.id ?? '';
    introductionId = await seedIntroduction(hub, {
      profileId,
      deskId: desk.id,
      employerId: employer.employerId ?? '',
    });
  });
  afterAll(() => hub.close());

  it('force row-level security, on the owner too', async () => {
    const tables = await hub.sql(
      `select relname, relrowsecurity, relforcerowsecurity from pg_class
       where relnamespace = 'candidates'::regnamespace and relname = any($1)`,
      [privateTables],
    );
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      expect(table).toMatchObject({ relrowsecurity: true, relforcerowsecurity: true });
    }
  });

  it('show the service nothing without a caller, and nothing of another desk’s', async () => {
    expect(await visibleTo(desk.caller)).toEqual(rows(1, 1, 1));
    expect(await visibleTo(null)).toEqual(rows(0, 0, 0));
    expect(await visibleTo(other.caller)).toEqual(rows(0, 0, 0));
    expect(await visibleTo(callers.admin())).toEqual(rows(0, 0, 0));
    expect(await visibleTo(callers.liaison())).toEqual(rows(0, 0, 0));
    expect(await visibleTo(callers.employer(randomUUID()))).toEqual(rows(0, 0, 0));
  });

  it('show an employer the meeting of its own introduction and never the notes', async () => {
    expect(await visibleTo(employer)).toEqual(rows(0, 0, 1));
  });

  it('take no row that is written in another desk’s name', async () => {
    const source = await hub.dataSource('candidates');
    const forged = source.transaction(async (manager) => {
      await manager.query(
        `select set_config('app.role', 'DESK', true), set_config('app.desk_id', $1, true)`,
        [other.id],
      );
      await manager.query(
        `insert into profile_private (profile_id, desk_id, consent_recorded_on) values ($1, $2, '2026-06-01')`,
        [profileId, desk.id],
      );
    });
    await expect(forged).rejects.toThrow('row-level security');
  });

  const details = `query ($id: ID!) { candidateProfile(id: $id) {
    id deskReference deskNotes workplaceConditions consentRecordedOn
  } }`;

  it('answer FORBIDDEN at the field for everybody but the publishing desk, and the rest of the profile', async () => {
    for (const caller of [employer, other.caller, callers.liaison(), callers.admin()]) {
      const { data, errors } = await ask(subgraph, details, { id: profileId }, { caller });
      expect(data).toEqual({
        candidateProfile: {
          id: profileId,
          deskReference: null,
          deskNotes: null,
          workplaceConditions: null,
          consentRecordedOn: null,
        },
      });
      expect(errors.map(({ path, extensions }) => [path?.[1], extensions?.['code']])).toEqual([
        ['deskReference', 'FORBIDDEN'],
        ['deskNotes', 'FORBIDDEN'],
        ['workplaceConditions', 'FORBIDDEN'],
        ['consentRecordedOn', 'FORBIDDEN'],
      ]);
    }
  });

  it('leave one audit line for an operation that reads them, however much of them, and none for others', async () => {
    const before = await readLines();
    await ask(
      subgraph,
      `query ($id: ID!, $introduction: ID!) {
        candidateProfile(id: $id) { deskReference deskNotes }
        introduction(id: $introduction) { notes meetingAt }
      }`,
      { id: profileId, introduction: introductionId },
      { caller: desk.caller },
    );
    await ask(subgraph, details, { id: profileId }, { caller: employer });
    await ask(subgraph, 'query ($id: ID!) { candidateProfile(id: $id) { skills } }', { id: profileId }, desk);
    const lines = await readLines();
    expect(lines.slice(before.length)).toEqual([
      {
        actor: desk.caller.subject,
        role: 'DESK',
        object_ids: [profileId, introductionId].sort(),
        desk_id: desk.id,
      },
    ]);
  });

  it('tell the desk, by the audit line’s desk, that an employer read the time of a meeting, and each desk of its own', async () => {
    const theirs = await write(subgraph, 'publishProfile', completeProfile, other.caller);
    const ofOther = await seedIntroduction(hub, {
      profileId: theirs.written?.profile?.id ?? '',
      deskId: other.id,
      employerId: employer.employerId ?? '',
    });
    const before = await readLines();
    await ask(
      subgraph,
      'query ($a: ID!, $b: ID!) { a: introduction(id: $a) { meetingAt } b: introduction(id: $b) { meetingAt } }',
      { a: introductionId, b: ofOther },
      { caller: employer },
    );
    const lines = (await readLines()).slice(before.length);
    expect(lines).toHaveLength(2);
    expect(lines).toEqual(
      expect.arrayContaining([
        { actor: employer.subject, role: 'EMPLOYER', object_ids: [introductionId], desk_id: desk.id },
        { actor: employer.subject, role: 'EMPLOYER', object_ids: [ofOther], desk_id: other.id },
      ]),
    );
  });

  it('leave no audit line when there was nothing private to find', async () => {
    const bare = await seedIntroduction(hub, {
      profileId,
      deskId: desk.id,
      employerId: randomUUID(),
    });
    await hub.sql('delete from candidates.introduction_meetings where introduction_id = $1', [bare]);
    const before = await readLines();
    const { data } = await ask<{ introduction: object }>(
      subgraph,
      'query ($id: ID!) { introduction(id: $id) { meetingAt } }',
      { id: bare },
      { caller: desk.caller },
    );
    expect(data.introduction).toEqual({ meetingAt: null });
    expect(await readLines()).toEqual(before);
  });

  it('let both sides see the meeting, the desk alone its notes, and nobody else the introduction', async () => {
    const read = (caller: Caller) =>
      ask<{ introduction: object | null }>(
        subgraph,
        'query ($id: ID!) { introduction(id: $id) { state meetingAt notes } }',
        { id: introductionId },
        { caller },
      );
    expect((await read(desk.caller)).data.introduction).toEqual({
      state: 'ASKED',
      meetingAt,
      notes: introductionNotes,
    });
    const asEmployer = await read(employer);
    expect(asEmployer.data.introduction).toEqual({ state: 'ASKED', meetingAt, notes: null });
    expect(asEmployer.errors).toMatchObject([
      { path: ['introduction', 'notes'], extensions: { code: 'FORBIDDEN' } },
    ]);
    for (const caller of [other.caller, callers.employer(randomUUID()), callers.admin()]) {
      expect((await read(caller)).data.introduction).toBeNull();
    }
  });

  it('are read no more from the twenty-eighth day after an introduction ended', async () => {
    const ended = await seedIntroduction(hub, {
      profileId,
      deskId: desk.id,
      employerId: employer.employerId ?? '',
      state: 'DONE',
      closedOn: '2026-06-15',
    });
    const clock = fixedClock('2026-07-12T08:00:00Z');
    const later = await hub.subgraph('candidates', { clock });
    const read = async () => {
      const { data } = await ask<{ introduction: { notes: string | null; meetingAt: string | null } }>(
        later,
        'query ($id: ID!) { introduction(id: $id) { notes meetingAt } }',
        { id: ended },
        { caller: desk.caller },
      );
      return data.introduction;
    };
    expect(await read()).toEqual({ notes: introductionNotes, meetingAt });
    clock.set('2026-07-13T08:00:00Z');
    expect(await read()).toEqual({ notes: null, meetingAt: null });
  });
});
