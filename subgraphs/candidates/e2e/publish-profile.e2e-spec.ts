import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedPool } from './seed-profiles';
import { completeProfile, write } from './write-profiles';

const region = 'AM06';

describe('publishProfile', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let other: SeededDesk;
  const publish = (input: object, caller = desk.caller) => write(subgraph, 'publishProfile', input, caller);

  /** Everything that a refused request must leave as it was. */
  const stored = () =>
    hub.sql(`select (select count(*) from candidates.candidate_pools) as pools,
      (select count(*) from candidates.candidate_profiles) as profiles,
      (select count(*) from candidates.profile_private) as privates,
      (select count(*) from candidates.audit_entries) as lines,
      (select count(*) from candidates.idempotency_keys) as keys`);

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates');
    desk = await seedDesk(hub, [region, 'AM18']);
    other = await seedDesk(hub, [region]);
  });
  afterAll(() => hub.close());

  it('makes the region’s pool with the first profile, and answers everything as it was given', async () => {
    const { written } = await publish(completeProfile);
    expect(written?.errors).toEqual([]);
    const { data } = await ask(
      subgraph,
      `query ($id: ID!) { candidateProfile(id: $id) {
        state availableFrom hoursPerWeek { min max } workingLevel occupations { scheme code label }
        sectors { code label } skills languages { code label } drivingLicences
        travel { maxDistanceKm maxTimeMinutes means } unknownFields publishedOn verifiedOn isStale withdrawnOn
        region { code } municipality { code } desk { id } pool { name region { code } desk { id } lastPublishedOn }
        deskReference deskNotes workplaceConditions consentRecordedOn
      } }`,
      { id: written?.profile?.id },
      { caller: desk.caller },
    );
    expect(data).toEqual({
      candidateProfile: {
        state: 'PUBLISHED',
        availableFrom: '2026-07',
        hoursPerWeek: { min: 16, max: 32 },
        workingLevel: 'VMBO',
        occupations: [{ scheme: 'ISCO', code: '9333', label: expect.stringMatching(/[a-z]/) }],
        sectors: [{ code: 'H', label: 'Transportation and storage' }],
        skills: ['Order picking', 'Driving a reach truck'],
        languages: [
          { code: 'nld', label: 'Dutch' },
          { code: 'eng', label: 'English' },
        ],
        drivingLicences: ['B', 'B_PLUS'],
        travel: { maxDistanceKm: 25, maxTimeMinutes: 45, means: ['BICYCLE', 'PUBLIC_TRANSPORT'] },
        unknownFields: [],
        publishedOn: '2026-06-15',
        verifiedOn: '2026-06-15',
        isStale: false,
        withdrawnOn: null,
        region: { code: region },
        municipality: { code: 'GM0200' },
        desk: { id: desk.id },
        pool: {
          name: 'Veluwe Stedendriehoek',
          region: { code: region },
          desk: { id: desk.id },
          lastPublishedOn: '2026-06-15',
        },
        deskReference: 'W-17/2026',
        deskNotes: 'Prefers mornings',
        workplaceConditions: ['QUIET_PLACE'],
        consentRecordedOn: '2026-06-01',
      },
    });
  });

  it('keeps unknown apart from empty', async () => {
    const { written } = await publish({
      regionCode: region,
      consentRecordedOn: '2026-06-15',
      hoursPerWeek: { max: 24 },
      languages: [],
      skills: [],
      travel: { means: [] },
    });
    const { data } = await ask(
      subgraph,
      `query ($id: ID!) { candidateProfile(id: $id) { municipality { code } hoursPerWeek { min max } languages { code }
        drivingLicences skills travel { maxDistanceKm means } unknownFields workplaceConditions } }`,
      { id: written?.profile?.id },
      { caller: desk.caller },
    );
    expect(data).toEqual({
      candidateProfile: {
        municipality: null,
        hoursPerWeek: { min: null, max: 24 },
        languages: [],
        drivingLicences: null,
        skills: [],
        travel: { maxDistanceKm: null, means: [] },
        unknownFields: [
          'AVAILABLE_FROM',
          'HOURS_PER_WEEK',
          'WORKING_LEVEL',
          'OCCUPATIONS',
          'SECTORS',
          'DRIVING_LICENCES',
          'TRAVEL',
        ],
        workplaceConditions: null,
      },
    });
  });

  it('writes one audit line that names the act and the profile, not the content', async () => {
    const { written } = await publish(completeProfile);
    const lines = await hub.sql<{ object_ids: string[] }>(
      `select action, role, actor, object_ids, purpose from candidates.audit_entries where $1 = any(object_ids)`,
      [written?.profile?.id],
    );
    expect(lines).toEqual([
      {
        action: 'publishProfile',
        role: 'DESK',
        actor: desk.caller.subject,
        object_ids: [written?.profile?.id],
        purpose: expect.any(String),
      },
    ]);
  });

  const bsn = sensitive('BSN', '111222333');
  const email = sensitive('e-mail address', 'jan@example.nl');
  const diagnosis = sensitive('health', 'Heeft autisme');
  const consent = { regionCode: region, consentRecordedOn: '2026-06-01' };

  it.each([
    [
      'a citizen service number in a skill',
      { skills: ['Order picking', `Packing\n${bsn}`] },
      'skills.1',
      'BSN',
      2,
    ],
    ['an e-mail address in the notes', { deskNotes: `Write to\n${email}` }, 'deskNotes', 'EMAIL', 2],
    ['a citizen service number as reference', { deskReference: bsn }, 'deskReference', 'BSN', 1],
    ['a diagnosis in the notes', { deskNotes: diagnosis }, 'deskNotes', 'HEALTH', 1],
  ])('refuses %s by category and line, and writes nothing', async (_, change, path, category, line) => {
    const before = await stored();
    const { written, text } = await publish({ ...consent, ...change, idempotencyKey: randomUUID() });
    expect(written).toMatchObject({
      profile: null,
      errors: [{ __typename: 'SensitiveText', category, line, path: ['input', ...path.split('.')] }],
    });
    expect(text).not.toMatch(/111222333|jan@|autisme/);
    expect(await stored()).toEqual(before);
  });

  it.each([
    [
      'hours that end before they start',
      { hoursPerWeek: { min: 40, max: 20 } },
      'hoursPerWeek',
      'END_BEFORE_START',
    ],
    ['hours out of bounds', { hoursPerWeek: { max: 99 } }, 'hoursPerWeek.max', 'OUT_OF_RANGE'],
    ['a distance below zero', { travel: { maxDistanceKm: -1 } }, 'travel.maxDistanceKm', 'OUT_OF_RANGE'],
    ['no consent', { consentRecordedOn: null }, 'consentRecordedOn', 'REQUIRED'],
    ['consent of tomorrow', { consentRecordedOn: '2026-06-16' }, 'consentRecordedOn', 'IN_THE_FUTURE'],
    ['no place at all', { regionCode: null }, 'regionCode', 'REQUIRED'],
    ['a skill that is too long', { skills: ['x'.repeat(81)] }, 'skills.0', 'TOO_LONG'],
    ['too many skills', { skills: Array(21).fill('Packing') }, 'skills', 'OUT_OF_RANGE'],
  ])('refuses %s and writes nothing', async (_, change, path, reason) => {
    const before = await stored();
    const { written } = await publish({ ...consent, ...change, idempotencyKey: randomUUID() });
    expect(written).toMatchObject({
      profile: null,
      errors: [{ __typename: 'InvalidValue', reason, path: ['input', ...path.split('.')] }],
    });
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['an unknown region', () => ({ regionCode: 'AM99' }), 'regionCode'],
    ['a region the desk does not serve', () => ({ regionCode: 'AM01' }), 'regionCode'],
    ['an unknown municipality', () => ({ municipalityCode: 'GM9999' }), 'municipalityCode'],
    ['a municipality of another region', () => ({ municipalityCode: 'GM0014' }), 'municipalityCode'],
    [
      'a municipality the desk does not serve',
      () => ({ regionCode: null, municipalityCode: 'GM0014' }),
      'municipalityCode',
    ],
    ['an unknown pool', () => ({ poolId: randomUUID() }), 'poolId'],
    ['a malformed pool', () => ({ poolId: 'pool' }), 'poolId'],
    ['another desk’s pool', async () => ({ poolId: await seedPool(hub, other.id, region) }), 'poolId'],
    [
      'a pool of another region',
      async () => ({ poolId: await seedPool(hub, desk.id, 'AM18') }),
      'regionCode',
    ],
    ['an unknown occupation', () => ({ occupations: [{ scheme: 'ISCO', code: '0000' }] }), 'occupations.0'],
    [
      'a citizen service number as an occupation',
      () => ({ occupations: [{ scheme: 'BOC', code: bsn }] }),
      'occupations.0',
    ],
    ['an unknown sector', () => ({ sectors: ['H', 'Z'] }), 'sectors.1'],
    ['an unknown language', () => ({ languages: ['xxx'] }), 'languages.0'],
  ])('refuses %s as unknown and writes nothing', async (_, makeChange, path) => {
    const change = await makeChange();
    const before = await stored();
    const { written, text } = await publish({ ...consent, ...change, idempotencyKey: randomUUID() });
    expect(written).toMatchObject({
      profile: null,
      errors: [{ __typename: 'ReferenceUnknown', path: ['input', ...path.split('.')] }],
    });
    expect(text).not.toContain(bsn);
    expect(await stored()).toEqual(before);
  });

  it('tells everything that is wrong at once', async () => {
    const { written } = await publish({ hoursPerWeek: { min: 40, max: 20 }, sectors: ['Z'] });
    expect(written?.errors.map(({ path }) => path[1])).toEqual([
      'regionCode',
      'consentRecordedOn',
      'hoursPerWeek',
      'sectors',
    ]);
  });

  it('is not for a desk that has closed', async () => {
    const closed = await seedDesk(hub, [region], '2026-06-15');
    const { written } = await publish(consent, closed.caller);
    expect(written?.errors).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', 'regionCode'] }]);
  });

  it('is not for employers, the liaison, administrators or the public', async () => {
    for (const [caller, code] of [
      [callers.employer(randomUUID()), 'FORBIDDEN'],
      [callers.liaison(), 'FORBIDDEN'],
      [callers.admin(), 'FORBIDDEN'],
      [callers.public, 'UNAUTHENTICATED'],
    ] as const) {
      expect(await publish(completeProfile, caller)).toMatchObject({ written: null, codes: [code] });
    }
  });

  it('answers one profile for one idempotency key, also when all come at once, and refuses another body', async () => {
    const input = { ...completeProfile, idempotencyKey: 'once' };
    const answers = await Promise.all([1, 2, 3].map(() => publish(input)));
    expect(new Set(answers.map(({ written }) => written?.profile?.id)).size).toBe(1);
    expect(answers[0]?.written?.profile?.id).toEqual(expect.any(String));
    const { written } = await publish({ ...input, workingLevel: 'HBO' });
    expect(written).toMatchObject({ profile: null, errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  });

  it('makes one pool when a desk’s first profiles come at once', async () => {
    const fresh = await seedDesk(hub, [region]);
    const answers = await Promise.all([1, 2, 3].map(() => publish(completeProfile, fresh.caller)));
    expect(answers.flatMap(({ written }) => written?.errors ?? [])).toEqual([]);
    expect(new Set(answers.map(({ written }) => written?.profile?.pool.id)).size).toBe(1);
  });
});
