import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { type SeededEmployer, seedEmployers } from './seed-employers';
import { rowCounts, write } from './write-employers';

describe('publishVacancy', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let seeded: SeededEmployer[];
  const employer = (index: number): SeededEmployer => {
    const found = seeded[index];
    if (!found) throw new Error(`No employer ${index} was seeded.`);
    return found;
  };
  const input = (change: object = {}) => ({
    siteId: employer(0).siteId,
    title: 'Order picker',
    ...change,
  });
  const publish = (body: object, caller: Caller = callers.employer(employer(0).id), selection?: string) =>
    write(subgraph, 'publishVacancy', body, caller, selection);

  beforeAll(async () => {
    hub = await createTestHub([employers]);
    subgraph = await hub.subgraph('employers');
    seeded = await seedEmployers(hub, 4);
    await hub.sql(`update employers.sites set closed_on = '2026-06-15' where id = $1`, [employer(2).siteId]);
    await hub.sql(`update employers.employers set closed_on = '2026-06-15' where id = $1`, [employer(3).id]);
  });
  afterAll(() => hub.close());

  it('publishes a vacancy with all that is known of it', async () => {
    const { thing, refusals } = await publish(
      input({
        title: ' Order picker ',
        kind: 'ANNOUNCED',
        description: 'Picking orders in two shifts.\nNo experience needed.',
        occupations: [
          { scheme: 'ISCO', code: '9333' },
          { scheme: 'ISCO', code: '4321' },
          { scheme: 'ISCO', code: '9333' },
        ],
        workingLevelAtLeast: 'BASIC',
        hoursPerWeek: { min: 20, max: 36 },
        positions: 50,
        languages: ['nld', 'pol', 'nld'],
        drivingLicences: ['BE', 'AM'],
        startsOn: '2026-09-01',
        endsOn: '2027-12-31',
        closesOn: '2026-12-31',
      }),
      undefined,
      `title kind state description occupations { scheme code } workingLevelAtLeast hoursPerWeek { min max } positions
       languages { code } drivingLicences startsOn endsOn closesOn publishedOn employer { id } site { id region { code } }`,
    );
    expect(refusals).toEqual([]);
    expect(thing).toEqual({
      title: 'Order picker',
      kind: 'ANNOUNCED',
      state: 'OPEN',
      description: 'Picking orders in two shifts.\nNo experience needed.',
      occupations: [
        { scheme: 'ISCO', code: '9333' },
        { scheme: 'ISCO', code: '4321' },
      ],
      workingLevelAtLeast: 'BASIC',
      hoursPerWeek: { min: 20, max: 36 },
      positions: 50,
      languages: [{ code: 'nld' }, { code: 'pol' }],
      drivingLicences: ['AM', 'BE'],
      startsOn: '2026-09-01',
      endsOn: '2027-12-31',
      closesOn: '2026-12-31',
      publishedOn: '2026-06-15',
      employer: { id: employer(0).id },
      site: { id: employer(0).siteId, region: { code: employer(0).regionCode } },
    });
  });

  it('keeps what is unknown as unknown', async () => {
    const { thing } = await publish(
      input({ hoursPerWeek: {}, positions: null, kind: null, languages: null }),
      callers.admin(),
      `kind description occupations { code } workingLevelAtLeast hoursPerWeek { min } positions languages { code }
       drivingLicences startsOn closesOn`,
    );
    expect(thing).toEqual({
      kind: 'OPEN',
      description: null,
      occupations: [],
      workingLevelAtLeast: null,
      hoursPerWeek: null,
      positions: 1,
      languages: [],
      drivingLicences: [],
      startsOn: null,
      closesOn: null,
    });
  });

  it('writes one audit line that names employer, site and vacancy', async () => {
    const { thing } = await publish(input());
    const lines = await hub.sql(
      'select action, role, object_ids from employers.audit_entries where $1 = any(object_ids)',
      [thing?.id],
    );
    expect(lines).toEqual([
      {
        action: 'publishVacancy',
        role: 'EMPLOYER',
        object_ids: [employer(0).id, employer(0).siteId, thing?.id],
      },
    ]);
  });

  it.each([
    ['a site that nobody has', () => randomUUID(), () => callers.admin()],
    ['a malformed id', () => 'not an id', () => callers.admin()],
    ['a site that is closed', () => employer(2).siteId, () => callers.admin()],
    ['a site of an employer that is closed', () => employer(3).siteId, () => callers.admin()],
    ['a site of another employer', () => employer(1).siteId, () => callers.employer(employer(0).id)],
  ])('refuses %s with one and the same error', async (_, siteId, caller) => {
    const before = await rowCounts(hub);
    const { payload } = await publish(input({ siteId: siteId() }), caller());
    expect(payload).toEqual({
      vacancy: null,
      errors: [
        {
          __typename: 'ReferenceUnknown',
          code: 'REFERENCE_UNKNOWN',
          path: ['input', 'siteId'],
          message: 'This reference does not exist, or not for you.',
        },
      ],
    });
    expect(await rowCounts(hub)).toEqual(before);
  });

  it.each([
    ['a blank title', { title: ' ' }, 'title', 'REQUIRED'],
    ['a title too long', { title: 'x'.repeat(121) }, 'title', 'TOO_LONG'],
    ['a description too long', { description: 'x '.repeat(1001) }, 'description', 'TOO_LONG'],
    ['hours 40–20', { hoursPerWeek: { min: 40, max: 20 } }, 'hoursPerWeek', 'END_BEFORE_START'],
    ['61 hours', { hoursPerWeek: { max: 61 } }, 'hoursPerWeek.max', 'OUT_OF_RANGE'],
    ['fewer than no hours', { hoursPerWeek: { min: -1 } }, 'hoursPerWeek.min', 'OUT_OF_RANGE'],
    ['no positions', { positions: 0 }, 'positions', 'OUT_OF_RANGE'],
    ['1001 positions', { positions: 1001 }, 'positions', 'OUT_OF_RANGE'],
    [
      'an end before the start',
      { startsOn: '2026-09-02', endsOn: '2026-09-01' },
      'endsOn',
      'END_BEFORE_START',
    ],
    ['an end in the past', { closesOn: '2026-06-14' }, 'closesOn', 'IN_THE_PAST'],
    ['too many languages', { languages: Array(11).fill('nld') }, 'languages', 'OUT_OF_RANGE'],
    [
      'too many occupations',
      { occupations: Array(11).fill({ scheme: 'ISCO', code: '9333' }) },
      'occupations',
      'OUT_OF_RANGE',
    ],
  ])('refuses %s and writes nothing', async (_, change, path, reason) => {
    const before = await rowCounts(hub);
    const { thing, refusals } = await publish(input(change));
    expect(thing).toBeNull();
    expect(refusals).toMatchObject([{ code: 'INVALID_VALUE', reason, path: ['input', ...path.split('.')] }]);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it.each([
    [
      'an occupation that is not on the list',
      { occupations: [{ scheme: 'ISCO', code: '0000' }] },
      'occupations.0',
    ],
    [
      'an occupation of another classification',
      {
        occupations: [
          { scheme: 'ISCO', code: '9333' },
          { scheme: 'ESCO', code: '9333' },
        ],
      },
      'occupations.1',
    ],
    ['a language that is not on the list', { languages: ['nld', 'Dutch'] }, 'languages.1'],
  ])('refuses %s as an unknown reference, by its position', async (_, change, path) => {
    const before = await rowCounts(hub);
    const { refusals } = await publish(input(change));
    expect(refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', ...path.split('.')] }]);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it.each([
    ['a citizen service number', 'For 111222333', sensitive('BSN', '111222333'), 'BSN'],
    [
      'an e-mail address',
      'Write to someone@example.nl',
      sensitive('e-mail address', 'someone@example.nl'),
      'EMAIL',
    ],
  ])('refuses %s in the description without repeating it', async (_, description, secret, category) => {
    const before = await rowCounts(hub);
    const { refusals, text } = await publish(input({ description: `Order picker\n${description}` }));
    expect(refusals).toMatchObject([{ code: 'SENSITIVE_TEXT', category, path: ['input', 'description'] }]);
    expect(text).not.toContain(secret);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it('takes the last day of today, an end on the day of the start and a closing day before it', async () => {
    for (const change of [
      { closesOn: '2026-06-15' },
      { startsOn: '2026-09-01', endsOn: '2026-09-01' },
      { startsOn: '2026-09-01', closesOn: '2026-08-01' },
      { hoursPerWeek: { min: 0, max: 60 } },
      { positions: 1000 },
    ]) {
      expect((await publish(input(change))).refusals).toEqual([]);
    }
  });

  it('makes one vacancy of several requests at once with the same idempotency key', async () => {
    const body = input({ idempotencyKey: randomUUID(), title: 'Published once' });
    const written = await Promise.all([1, 2, 3].map(() => publish(body)));
    expect([...new Set(written.map(({ thing }) => thing?.id))]).toEqual([expect.any(String)]);
    expect(await hub.sql(`select from employers.vacancies where title = 'Published once'`)).toHaveLength(1);
  });

  it('refuses the same idempotency key with another body', async () => {
    const idempotencyKey = randomUUID();
    await publish(input({ idempotencyKey }));
    const { thing, refusals } = await publish(input({ idempotencyKey, positions: 2 }));
    expect(thing).toBeNull();
    expect(refusals).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it.each([
    ['a liaison', callers.liaison(), 'FORBIDDEN'],
    ['a desk', callers.desk(randomUUID(), ['AM01']), 'FORBIDDEN'],
    ['an organiser', callers.organiser(), 'FORBIDDEN'],
    ['a caller without a token', callers.public, 'UNAUTHENTICATED'],
  ])('is not for %s', async (_, caller, code) => {
    const before = await rowCounts(hub);
    const { payload, codes } = await publish(input(), caller);
    expect(payload).toBeNull();
    expect(codes).toEqual([code]);
    expect(await rowCounts(hub)).toEqual(before);
  });
});
