import { createHash, randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { erase, exportOf, receiptOf, recordOf } from './ask-subjects';
import { type SeededDesk, seedDesk } from './seed-desks';
import { introductionNotes, meetingAt, seedIntroduction } from './seed-introductions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { completeProfile, write } from './write-profiles';

const nothingErased = { profiles: 0, privateDetails: 0, introductionsClosed: 0, meetings: 0, notes: 0 };

// Much is seeded and tried: a busy machine takes its time.
jest.setTimeout(60_000);

describe('a request of a person', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let other: SeededDesk;
  const employer = callers.employer(randomUUID());

  const publish = async (deskReference: string, publisher = desk, more: object = {}): Promise<string> => {
    const input = { ...completeProfile, deskReference, deskNotes: `Notes on ${deskReference}`, ...more };
    const { written } = await write(subgraph, 'publishProfile', input, publisher.caller);
    if (!written?.profile) throw new Error('The profile was not published.');
    return written.profile.id;
  };
  const introduce = (profileId: string, deskId = desk.id, state: 'ASKED' | 'DONE' = 'ASKED') =>
    seedIntroduction(hub, {
      profileId,
      deskId,
      employerId: employer.employerId ?? '',
      state,
      closedOn: state === 'DONE' ? '2026-06-10' : null,
    });
  const correct = (profileId: string, correction: object) =>
    write(subgraph, 'correctProfile', { profileId, expectedRevision: 1, ...correction }, desk.caller);

  /** Whether any value of any row of the subgraph's schema holds a text. */
  const isHeld = async (text: string): Promise<boolean> => {
    const tables = await hub.sql<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'candidates' and table_type = 'BASE TABLE'`,
    );
    const found = await Promise.all(
      tables.map(({ name }) =>
        hub.sql(`select from candidates.${name} t where position($1 in t::text) > 0`, [text]),
      ),
    );
    return found.some((rows) => rows.length > 0);
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
    desk = await seedDesk(hub, ['AM06']);
    other = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  describe('for access', () => {
    it('finds all profiles that bear the reference, with private side, introductions and audit lines', async () => {
      const ids = [await publish('A-1'), await publish('A-1')].sort();
      await publish('A-2');
      const introductionId = await introduce(ids[0] ?? '');
      const { record, codes } = await recordOf(subgraph, { deskReference: ' A-1 ' }, desk.caller);
      expect(codes).toEqual([]);
      expect(record?.profiles.map(({ id }) => id)).toEqual(ids);
      expect(record?.profiles[0]).toEqual({
        id: ids[0],
        state: 'PUBLISHED',
        deskReference: 'A-1',
        deskNotes: 'Notes on A-1',
        introductions: {
          nodes: [{ id: introductionId, meetingAt, notes: introductionNotes }],
        },
      });
      expect(record?.auditLines.nodes).toEqual([
        { id: expect.any(String), action: 'publishProfile', role: 'DESK', at: '2026-06-15T08:00:00.000Z' },
        { id: expect.any(String), action: 'publishProfile', role: 'DESK', at: '2026-06-15T08:00:00.000Z' },
      ]);
    });

    it('pages through the audit lines, the latest first, those of the introductions too', async () => {
      const id = await publish('A-3');
      const introductionId = await introduce(id);
      for (const [minute, objectId] of [id, introductionId, id].entries()) {
        await hub.sql(
          `insert into candidates.audit_entries (id, at, role, action, object_ids, purpose, request_id)
           values (gen_random_uuid(), $1, 'DESK', $2, array[$3::uuid], 'test', 'test')`,
          [`2026-06-15T09:0${minute}:00Z`, `action ${minute}`, objectId],
        );
      }
      const first = await recordOf(subgraph, { deskReference: 'A-3' }, desk.caller, { first: 2 });
      expect(first.record?.auditLines).toMatchObject({
        totalCount: 4,
        nodes: [{ action: 'action 2' }, { action: 'action 1' }],
        pageInfo: { hasNextPage: true },
      });
      const after = first.record?.auditLines.pageInfo.endCursor ?? '';
      const second = await recordOf(subgraph, { deskReference: 'A-3' }, desk.caller, { first: 2, after });
      // The read of the first page left a line of its own, at the same instant as that of publishing.
      expect(second.record?.auditLines.totalCount).toBe(5);
      expect(second.record?.auditLines.nodes.map(({ action }) => action)).toEqual([
        'action 0',
        expect.stringMatching(/^(publishProfile|READ_PRIVATE)$/),
      ]);
    });

    it('takes as many statements for twenty profiles as for two, and one audit line', async () => {
      const many = async (reference: string, count: number) => {
        const poolId = await seedPool(hub, desk.id, 'AM06');
        const profiles = Array.from({ length: count }, () =>
          profileOf({ poolId, deskId: desk.id, regionCode: 'AM06' }),
        );
        await seedProfiles(hub, profiles);
        await hub.sql(
          `insert into candidates.profile_private (profile_id, desk_id, desk_reference, consent_recorded_on)
           select id, $2::uuid, $3, '2026-06-01' from unnest($1::uuid[]) as p(id),
             (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $2, true)) as caller`,
          [profiles.map(({ id }) => id), desk.id, reference],
        );
        for (const { id } of profiles) await introduce(id);
        return recordOf(subgraph, { deskReference: reference }, desk.caller);
      };
      const few = await many('A-4', 2);
      const reads = () =>
        hub.sql(`select from candidates.audit_entries where action = 'READ_PRIVATE'`).then((r) => r.length);
      const before = await reads();
      const lots = await many('A-5', 20);
      expect(lots.record?.profiles).toHaveLength(20);
      expect(lots.statements.length).toBe(few.statements.length);
      expect(await reads()).toBe(before + 1);
      const tooMany = await many('A-6', 101);
      expect(tooMany.record).toBeNull();
      expect(tooMany.errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', argument: 'deskReference', maximum: 100 } },
      ]);
      expect((await erase(subgraph, { deskReference: 'A-6' }, desk.caller)).erased).toMatchObject({
        receipt: null,
        errors: [{ code: 'INVALID_VALUE', path: ['input', 'deskReference'] }],
      });
    });

    it('answers another desk’s reference or profile as one that nobody has, and has read nothing of it', async () => {
      const id = await publish('B-1', other);
      const lines = () => hub.sql(`select id from candidates.audit_entries where action = 'READ_PRIVATE'`);
      const before = await lines();
      for (const named of [
        { deskReference: 'B-1' },
        { deskReference: 'never used' },
        { deskReference: 'a\u0000b' },
        { profileId: id },
        { profileId: randomUUID() },
        { profileId: 'profile' },
      ]) {
        expect(await recordOf(subgraph, named, desk.caller)).toMatchObject({ record: null, codes: [] });
        const { exported } = await exportOf(subgraph, named, desk.caller);
        expect(exported).toMatchObject({ export: null, errors: [{ code: 'REFERENCE_UNKNOWN' }] });
      }
      expect(await lines()).toEqual(before);
      expect((await recordOf(subgraph, { profileId: id }, other.caller)).record?.profiles).toHaveLength(1);
    });

    it('finds and erases a reference that got in before screening would refuse it', async () => {
      const id = await publish('A-9');
      const reference = 'epilepsie 123456782';
      await hub.sql(
        `update candidates.profile_private p set desk_reference = $2
         from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $3, true)) as caller
         where p.profile_id = $1`,
        [id, reference, desk.id],
      );
      const { record } = await recordOf(subgraph, { deskReference: reference }, desk.caller);
      expect(record?.profiles).toMatchObject([{ id, deskReference: reference }]);
      expect((await erase(subgraph, { deskReference: reference }, desk.caller)).erased).toMatchObject({
        receipt: { profiles: 1, privateDetails: 1 },
      });
      expect(await isHeld(reference)).toBe(false);
      const { erased } = await erase(subgraph, { deskReference: reference }, desk.caller);
      expect(erased?.receipt).toBeNull();
      expect(erased?.errors[0]).toMatchObject({ code: 'SENSITIVE_TEXT', path: ['input', 'deskReference'] });
      expect(JSON.stringify(erased)).not.toContain(reference);
    });

    it('wants exactly one way to name the person', async () => {
      const id = await publish('A-7');
      for (const named of [{}, { deskReference: 'A-7', profileId: id }]) {
        expect((await recordOf(subgraph, named, desk.caller)).codes).toEqual(['BAD_USER_INPUT']);
        for (const answer of [
          (await exportOf(subgraph, named, desk.caller)).exported,
          (await erase(subgraph, named, desk.caller)).erased,
        ]) {
          expect(answer?.errors).toMatchObject([{ code: 'INVALID_VALUE', path: ['input', 'deskReference'] }]);
        }
      }
      expect((await recordOf(subgraph, { profileId: id }, desk.caller)).record?.profiles).toHaveLength(1);
    });

    it('exports it as one document with its hash and an audit line', async () => {
      const id = await publish('A-8');
      const introductionId = await introduce(id);
      const { exported } = await exportOf(subgraph, { deskReference: 'A-8' }, desk.caller);
      const { document = '', sha256, format } = exported?.export ?? {};
      expect(sha256).toBe(createHash('sha256').update(document, 'utf8').digest('hex'));
      expect(format).toBe('banenbrug-subject-record/1');
      const parsed: unknown = JSON.parse(document);
      expect(parsed).toMatchObject({
        format,
        exportedAt: '2026-06-15T08:00:00.000Z',
        deskId: desk.id,
        profiles: [
          {
            id,
            skills: completeProfile.skills,
            hoursMin: 16,
            private: {
              deskReference: 'A-8',
              deskNotes: 'Notes on A-8',
              workplaceConditions: ['QUIET_PLACE'],
            },
            introductions: [{ id: introductionId, meetingAt, notes: introductionNotes }],
          },
        ],
        auditLines: [{ action: 'publishProfile', role: 'DESK' }],
        auditLinesAreComplete: true,
      });
      const { record } = await recordOf(subgraph, { profileId: id }, desk.caller);
      expect(record?.auditLines.nodes.map(({ action }) => action)).toContain('exportSubjectRecord');
    });
  });

  describe('for erasure', () => {
    it('erases everything in all tables, keeps shells whose ids others hold, and gives a receipt', async () => {
      const key = 'key-of-C-1-secret';
      const first = await publish('C-1-secret', desk, { idempotencyKey: key });
      const second = await publish('C-1-secret');
      const [open, closed] = [await introduce(first), await introduce(second, desk.id, 'DONE')];
      const hashOfKey = createHash('sha256').update(key).digest('hex');
      expect([await isHeld('C-1-secret'), await isHeld(hashOfKey)]).toEqual([true, true]);
      const bystander = await publish('C-2');
      const bystanders = await introduce(bystander);
      const { erased } = await erase(subgraph, { deskReference: 'C-1-secret' }, desk.caller);
      const receipt = erased?.receipt;
      expect(receipt).toEqual({
        id: expect.any(String),
        erasedAt: '2026-06-15T08:00:00.000Z',
        profiles: 2,
        privateDetails: 2,
        introductionsClosed: 1,
        meetings: 2,
        notes: 2,
      });
      expect(await isHeld('C-1-secret')).toBe(false);
      expect(await isHeld(hashOfKey)).toBe(false);
      expect(
        await hub.sql(
          `select id, state, skills, published_until from candidates.candidate_profiles where id = any($1) order by id`,
          [[first, second]],
        ),
      ).toEqual(
        [first, second].sort().map((id) => ({ id, state: 'WITHDRAWN', skills: null, published_until: null })),
      );
      expect(
        await hub.sql('select id, state from candidates.introductions where id = any($1) order by state', [
          [open, closed],
        ]),
      ).toEqual([
        { id: open, state: 'CLOSED' },
        { id: closed, state: 'DONE' },
      ]);
      const [line] = await hub.sql<{ object_ids: string[] }>(
        `select action, role, actor, object_ids from candidates.audit_entries where id = $1`,
        [receipt?.id],
      );
      expect(line).toMatchObject({ action: 'eraseSubject', role: 'DESK', actor: desk.caller.subject });
      expect([...(line?.object_ids ?? [])].sort()).toEqual([first, second, open].sort());
      const untouched = await recordOf(subgraph, { deskReference: 'C-2' }, desk.caller);
      expect(untouched.record?.profiles).toMatchObject([
        { state: 'PUBLISHED', introductions: { nodes: [{ id: bystanders, notes: introductionNotes }] } },
      ]);
    });

    it('shows the receipt later to the same desk and to nobody else, and tells of it in the audit log', async () => {
      const readings = (id: string) =>
        hub.sql(
          `select actor from candidates.audit_entries where action = 'READ_PRIVATE' and object_ids = array[$1::uuid]`,
          [id],
        );
      await publish('C-3');
      const { erased } = await erase(subgraph, { deskReference: 'C-3' }, desk.caller);
      const id = erased?.receipt?.id ?? '';
      expect((await receiptOf(subgraph, id, desk.caller)).receipt).toEqual(erased?.receipt);
      for (const unknown of [randomUUID(), 'receipt']) {
        expect(await receiptOf(subgraph, unknown, desk.caller)).toEqual({ receipt: null, codes: [] });
      }
      expect(await receiptOf(subgraph, id, other.caller)).toEqual({ receipt: null, codes: [] });
      expect(await receiptOf(subgraph, id, callers.admin())).toEqual({ receipt: null, codes: ['FORBIDDEN'] });
      expect(await readings(id)).toEqual([{ actor: desk.caller.subject }]);
    });

    it('does nothing again, and its receipt says so', async () => {
      const id = await publish('C-4');
      await erase(subgraph, { profileId: id.toUpperCase() }, desk.caller);
      for (const named of [{ profileId: id }, { deskReference: 'C-4' }, { deskReference: 'never used' }]) {
        const { erased } = await erase(subgraph, named, desk.caller);
        expect(erased).toMatchObject({ receipt: nothingErased, errors: [] });
      }
      const { record } = await recordOf(subgraph, { profileId: id }, desk.caller);
      expect(record?.profiles).toMatchObject([{ id, state: 'WITHDRAWN', deskReference: null }]);
      expect(record?.auditLines.nodes.map(({ action }) => action)).toContain('eraseSubject');
    });

    it('erases nothing of another desk’s: its profile is unknown, its reference one that nobody bears', async () => {
      const id = await publish('C-5', other);
      expect((await erase(subgraph, { profileId: id }, desk.caller)).erased).toMatchObject({
        receipt: null,
        errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'profileId'] }],
      });
      const { erased } = await erase(subgraph, { deskReference: 'C-5' }, desk.caller);
      expect(erased?.receipt).toMatchObject(nothingErased);
      const { record } = await recordOf(subgraph, { deskReference: 'C-5' }, other.caller);
      expect(record?.profiles).toMatchObject([{ id, state: 'PUBLISHED' }]);
    });

    it('erases once when two ask at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const id = await publish(`C-6-${round}`);
        await introduce(id);
        const answers = await Promise.all([
          erase(subgraph, { deskReference: `C-6-${round}` }, desk.caller),
          erase(subgraph, { profileId: id }, desk.caller),
        ]);
        const counts = answers.map(({ erased }) => [erased?.receipt?.profiles, erased?.receipt?.notes]);
        expect(new Set(counts.map(String))).toEqual(new Set(['0,0', '1,1']));
      }
    });

    it('leaves nothing behind when a correction runs at the same time', async () => {
      for (let round = 0; round < 10; round += 1) {
        const id = await publish(`C-7-${round}`);
        const [corrected, { erased }] = await Promise.all([
          correct(id, { deskNotes: `corrected C-7-${round}`, skills: [`Skill of C-7-${round}`] }),
          erase(subgraph, { deskReference: `C-7-${round}` }, desk.caller),
        ]);
        expect(erased?.receipt).toMatchObject({ profiles: 1, privateDetails: 1 });
        expect(['done', 'WITHDRAWN']).toContain(corrected.written?.errors[0]?.currentState ?? 'done');
        expect(await isHeld(`C-7-${round}`)).toBe(false);
      }
    });

    it('erases all or none of a profile whose reference is corrected at the same time', async () => {
      for (let round = 0; round < 10; round += 1) {
        const [before, after] = [`C-8-${round}`, `D-8-${round}`];
        const id = await publish(before);
        const [corrected, { erased }] = await Promise.all([
          correct(id, { deskReference: after, deskNotes: null }),
          erase(subgraph, { deskReference: before }, desk.caller),
        ]);
        const isErased = erased?.receipt?.profiles === 1;
        expect(corrected.written?.errors[0]?.currentState ?? 'done').toBe(isErased ? 'WITHDRAWN' : 'done');
        const { record } = await recordOf(subgraph, { deskReference: after }, desk.caller);
        expect(record?.profiles.map((profile) => profile.id) ?? []).toEqual(isErased ? [] : [id]);
        expect(await isHeld(before)).toBe(false);
      }
    });
  });

  it('is for desks: no other role may', async () => {
    const id = await publish('E-1');
    for (const [caller, code] of [
      [employer, 'FORBIDDEN'],
      [callers.admin(), 'FORBIDDEN'],
      [callers.liaison(), 'FORBIDDEN'],
      [callers.public, 'UNAUTHENTICATED'],
    ] as const) {
      const named = { profileId: id };
      expect(await recordOf(subgraph, named, caller)).toMatchObject({ record: null, codes: [code] });
      expect(await exportOf(subgraph, named, caller)).toEqual({ exported: null, codes: [code] });
      expect(await erase(subgraph, named, caller)).toEqual({ erased: null, codes: [code] });
    }
  });
});
