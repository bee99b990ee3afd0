import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { seedEmployer, seedVacancy } from './seed-vacancies';
import { noticesOf, seedSides, type Sides, take } from './take-steps';
import { write } from './write-profiles';

describe('a request for an introduction', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let sides: Sides;

  const request = (input: object, caller = sides.employer) =>
    take(subgraph, 'requestIntroduction', input, caller);
  const vacancyOf = (employerId: string, closesOn: string | null = null) =>
    seedVacancy(hub, employerId, { regionCode: 'AM06', municipalityCode: 'GM0200', closesOn });

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
    sides = await seedSides(hub);
  });
  beforeEach(() => clock.set('2026-06-15T08:00:00Z'));
  afterAll(() => hub.close());

  it('waits for the desk until its promised response time, in working days, has passed', async () => {
    const profileId = await sides.profile();
    const vacancyId = await vacancyOf(sides.employerId);
    const asked = await request({ profileId: profileId.toUpperCase(), vacancyId });
    expect(asked).toEqual({
      introduction: {
        id: expect.any(String),
        state: 'ASKED',
        revision: 1,
        requestedOn: '2026-06-15',
        answerDueOn: '2026-06-17',
        waitingFor: 'DESK',
        dueOn: '2026-06-17',
        isOverdue: false,
        closedOn: null,
        outcome: null,
        assignedTo: null,
        vacancy: { id: vacancyId },
      },
      errors: [],
    });
  });

  it.each([
    ['a weekend', '2026-06-12T08:00:00Z', '2026-06-16'],
    ['a holiday', '2026-05-13T08:00:00Z', '2026-05-18'],
    ['the turn of the year', '2026-12-31T08:00:00Z', '2027-01-05'],
  ])('does not count %s', async (_, now, dueOn) => {
    clock.set(now);
    const asked = await request({ profileId: await sides.profile() });
    expect(asked?.introduction).toMatchObject({ answerDueOn: dueOn, dueOn });
  });

  it('tells the desk, and leaves one audit line that the desk can ask for', async () => {
    const profileId = await sides.profile();
    const id = (await request({ profileId }))?.introduction?.id ?? '';
    expect(await noticesOf(hub, id)).toEqual(['ASKED DESK']);
    const lines = await hub.sql(
      `select action, role, actor, object_ids, desk_id from candidates.audit_entries where $1 = any(object_ids)`,
      [id],
    );
    expect(lines).toEqual([
      {
        action: 'requestIntroduction',
        role: 'EMPLOYER',
        actor: sides.employer.subject,
        object_ids: [id, profileId],
        desk_id: sides.desk.id,
      },
    ]);
    const [mail] = await hub.sql<{ body: string }>(
      'select body from candidates.outgoing_mails where about_id = $1',
      [id],
    );
    expect(mail?.body).toContain('2026-06-17');
    expect(mail?.body).not.toContain(profileId);
  });

  it('is possible for a stale profile: its desk asks the person anyway', async () => {
    const asked = await request({ profileId: await sides.profile({ verifiedOn: '2026-01-01' }) });
    expect(asked).toMatchObject({ introduction: { state: 'ASKED' }, errors: [] });
  });

  it.each([
    ['that nobody has', async () => randomUUID()],
    ['with a malformed id', async () => 'profile'],
    ['that was withdrawn', () => sides.profile({ state: 'WITHDRAWN', withdrawnOn: '2026-06-10' })],
    ['that ended yesterday', () => sides.profile({ publishedUntil: '2026-06-14' })],
  ])('is refused for a profile %s', async (_, make) => {
    expect(await request({ profileId: await make() })).toMatchObject({
      introduction: null,
      errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'profileId'] }],
    });
  });

  it.each([
    ['that nobody has', async () => randomUUID()],
    ['with a malformed id', async () => 'vacancy'],
    ['of another employer', async () => vacancyOf(await seedEmployer(hub))],
    ['that is closed', () => vacancyOf(sides.employerId, '2026-06-02')],
  ])('is refused for a vacancy %s', async (_, make) => {
    const input = { profileId: await sides.profile(), vacancyId: await make() };
    expect(await request(input)).toMatchObject({
      introduction: null,
      errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'vacancyId'] }],
    });
    expect(await request({ profileId: input.profileId })).toMatchObject({ errors: [] });
  });

  it('is refused to an employer that is closed or that nobody registered, and for a desk that is closed', async () => {
    const profileId = await sides.profile();
    const closed = await seedEmployer(hub);
    await hub.sql(`update employers.employers set closed_on = '2026-06-15' where id = $1`, [closed]);
    for (const id of [closed, randomUUID()]) {
      expect(await request({ profileId }, callers.employer(id))).toMatchObject({
        introduction: null,
        errors: [{ code: 'STATE_CONFLICT', path: ['input'], currentState: 'EMPLOYER_CLOSED' }],
      });
    }
    const gone = await seedSides(hub);
    const left = await gone.profile();
    await hub.sql(`update regions.desks set closed_on = '2026-06-15' where id = $1`, [gone.desk.id]);
    expect(await request({ profileId: left })).toMatchObject({
      introduction: null,
      errors: [{ code: 'STATE_CONFLICT', path: ['input', 'profileId'], currentState: 'DESK_CLOSED' }],
    });
  });

  it('is open once for an employer and a profile; of several at once one is made', async () => {
    const profileId = await sides.profile();
    const asked = await Promise.all([1, 2, 3, 4].map(() => request({ profileId })));
    const codes = asked.map((answer) => answer?.errors[0]?.code ?? 'made');
    expect(codes.sort()).toEqual(['ALREADY_EXISTS', 'ALREADY_EXISTS', 'ALREADY_EXISTS', 'made']);
    const made = asked.find((answer) => answer?.introduction)?.introduction;
    const closing = { introductionId: made?.id, expectedRevision: 1 };
    expect((await take(subgraph, 'closeIntroduction', closing, sides.employer))?.errors).toEqual([]);
    expect(await request({ profileId })).toMatchObject({ errors: [] });
    const another = callers.employer(await seedEmployer(hub));
    expect(await request({ profileId }, another)).toMatchObject({ errors: [] });
  });

  it('answers the same introduction to the same idempotency key, and refuses the key for another profile', async () => {
    const input = { profileId: await sides.profile(), idempotencyKey: 'request 1' };
    const answers = await Promise.all([request(input), request(input)]);
    const ids = new Set(answers.map((answer) => answer?.introduction?.id));
    expect([ids.size, answers.flatMap((answer) => answer?.errors)]).toEqual([1, []]);
    expect(await request({ ...input, profileId: await sides.profile() })).toMatchObject({
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
  });

  it('is an employer’s to make: no other role may', async () => {
    const profileId = await sides.profile();
    for (const caller of [sides.desk.caller, callers.liaison(), callers.admin(), callers.public]) {
      expect(await request({ profileId }, caller)).toBeNull();
    }
  });

  it('and a withdrawal at the same time leave no open introduction behind', async () => {
    for (let round = 0; round < 8; round += 1) {
      const profileId = await sides.profile();
      await hub.sql(
        `insert into candidates.profile_private (profile_id, desk_id, consent_recorded_on)
         select $1::uuid, $2::uuid, '2026-06-01' from
           (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $2, true)) as caller`,
        [profileId, sides.desk.id],
      );
      const [asked, withdrawn] = await Promise.all([
        request({ profileId }),
        write(subgraph, 'withdrawProfile', { profileId }, sides.desk.caller),
      ]);
      expect(withdrawn.written?.errors).toEqual([]);
      expect(['made', 'REFERENCE_UNKNOWN']).toContain(asked?.errors[0]?.code ?? 'made');
      const left = await hub.sql(
        'select state from candidates.introductions where profile_id = $1 and closed_on is null',
        [profileId],
      );
      expect(left).toEqual([]);
    }
  });
});
