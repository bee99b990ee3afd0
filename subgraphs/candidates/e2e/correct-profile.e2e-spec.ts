import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedPool } from './seed-profiles';
import { completeProfile, write } from './write-profiles';

describe('a correction of a profile', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let other: SeededDesk;

  const publish = async (more: object = {}): Promise<string> => {
    const { written } = await write(subgraph, 'publishProfile', { ...completeProfile, ...more }, desk.caller);
    if (!written?.profile) throw new Error('The profile was not published.');
    return written.profile.id;
  };
  const correct = async (profileId: string, correction: object, expectedRevision = 1, caller = desk.caller) =>
    (await write(subgraph, 'correctProfile', { profileId, expectedRevision, ...correction }, caller)).written;
  const rowOf = async (id: string) => {
    const [row] = await hub.sql<Record<string, unknown>>(
      `select p.*, d.desk_reference, d.desk_notes, d.workplace_conditions, d.consent_recorded_on::text,
         p.verified_on::text, p.published_until::text, p.published_on::text, p.changed_on::text
       from candidates.candidate_profiles p left join candidates.profile_private d on d.profile_id = p.id
       where p.id = $1`,
      [id],
    );
    return row ?? {};
  };
  const changed = async (id: string, act: () => Promise<unknown>) => {
    const before = await rowOf(id);
    await act();
    const after = await rowOf(id);
    return Object.fromEntries(
      Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])),
    );
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
    desk = await seedDesk(hub, ['AM06', 'AM18']);
    other = await seedDesk(hub, ['AM06']);
  });
  beforeEach(() => clock.set('2026-06-15T08:00:00Z'));
  afterAll(() => hub.close());

  it('changes what it names, makes null unknown, leaves the rest, and verifies the profile', async () => {
    const id = await publish();
    clock.set('2026-06-20T08:00:00Z');
    const change = await changed(id, async () => {
      const correction = { hoursPerWeek: { min: 20 }, skills: [], workingLevel: null, travel: null };
      expect(await correct(id, correction)).toMatchObject({
        profile: { id, revision: 2, verifiedOn: '2026-06-20' },
        errors: [],
      });
    });
    expect(change).toEqual({
      hours_min: 20,
      hours_max: null,
      skills: [],
      skill_ids: [],
      working_level: null,
      travel_distance_km: null,
      travel_time_minutes: null,
      travel_means: null,
      revision: 2,
      verified_on: '2026-06-20',
      changed_on: '2026-06-20',
    });
  });

  it('changes what the desk alone sees, and nothing of it when it names none', async () => {
    const id = await publish();
    const change = await changed(id, () =>
      correct(id, { deskReference: ' W-18 ', deskNotes: null, consentRecordedOn: '2026-06-14' }),
    );
    expect(change).toEqual({
      desk_reference: 'W-18',
      desk_notes: null,
      consent_recorded_on: '2026-06-14',
      revision: 2,
    });
    expect(Object.keys(await changed(id, () => correct(id, {}, 2)))).toEqual(['revision']);
  });

  it('moves it to another pool of the desk or region only with a municipality that lies there', async () => {
    const id = await publish();
    expect(await correct(id, { regionCode: 'AM18' })).toMatchObject({
      errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'municipalityCode'] }],
    });
    expect(await correct(id, { municipalityCode: 'GM0344' })).toMatchObject({
      errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'municipalityCode'] }],
    });
    const foreign = await seedPool(hub, other.id, 'AM06');
    expect(await correct(id, { poolId: foreign })).toMatchObject({
      errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'poolId'] }],
    });
    expect(await correct(id, { regionCode: 'AM18', municipalityCode: null })).toMatchObject({ errors: [] });
    expect(await rowOf(id)).toMatchObject({ region_code: 'AM18', municipality_code: null });
    const own = await seedPool(hub, desk.id, 'AM06');
    expect(await correct(id, { poolId: own, municipalityCode: 'GM0200' }, 2)).toMatchObject({
      profile: { pool: { id: own } },
    });
  });

  it.each([
    [
      'a text that describes health',
      { deskNotes: 'Heeft epilepsie' },
      'SensitiveText',
      ['input', 'deskNotes'],
    ],
    ['hours out of bounds', { hoursPerWeek: { max: 61 } }, 'InvalidValue', ['input', 'hoursPerWeek', 'max']],
    ['an unknown code', { languages: ['xxx'] }, 'ReferenceUnknown', ['input', 'languages', '0']],
    ['no consent', { consentRecordedOn: null }, 'InvalidValue', ['input', 'consentRecordedOn']],
    ['consent to come', { consentRecordedOn: '2026-06-16' }, 'InvalidValue', ['input', 'consentRecordedOn']],
    ['an end that has passed', { publishedUntil: '2026-06-14' }, 'InvalidValue', ['input', 'publishedUntil']],
  ])('is refused with %s, as publishing is, and changes nothing', async (_, correction, __typename, path) => {
    const id = await publish();
    const change = await changed(id, async () => {
      expect(await correct(id, correction)).toMatchObject({ profile: null, errors: [{ __typename, path }] });
    });
    expect(change).toEqual({});
  });

  it('is done once of several at once; the others are told the revision', async () => {
    const id = await publish();
    const answers = await Promise.all([1, 2, 3].map((n) => correct(id, { skills: [`Skill ${n}`] })));
    const states = answers.map((written) => written?.errors[0]?.currentState ?? 'done');
    expect(states.sort()).toEqual(['REVISION_2', 'REVISION_2', 'done']);
    const lines = await hub.sql(
      `select from candidates.audit_entries where $1 = any(object_ids) and action = 'correctProfile'`,
      [id],
    );
    expect(lines).toHaveLength(1);
  });

  it('is the publishing desk’s, of a published profile', async () => {
    const id = await publish();
    for (const [profileId, caller] of [
      [id, other.caller],
      [randomUUID(), desk.caller],
      ['profile', desk.caller],
    ] as const) {
      expect(await correct(profileId, {}, 1, caller)).toMatchObject({
        errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'profileId'] }],
      });
    }
    const asAdmin = { profileId: id, expectedRevision: 1 };
    expect((await write(subgraph, 'correctProfile', asAdmin, callers.admin())).codes).toEqual(['FORBIDDEN']);
    await write(subgraph, 'withdrawProfile', { profileId: id }, desk.caller);
    expect(await correct(id, { skills: ['Again'] })).toMatchObject({
      errors: [{ code: 'STATE_CONFLICT', currentState: 'WITHDRAWN' }],
    });
  });

  describe('an end date', () => {
    const look = async (id: string, caller = desk.caller) => {
      const { data } = await ask<{
        candidateProfile: object | null;
        candidateSearch: { nodes: { id: string }[] };
        _entities: [{ profileCount: { count: number } }];
      }>(
        subgraph,
        `query ($id: ID!, $region: [_Any!]!) {
          candidateProfile(id: $id) { state publishedUntil }
          candidateSearch(criteria: { regions: ["AM18"] }) { nodes { id } }
          _entities(representations: $region) { ... on Region { profileCount { count } } }
        }`,
        { id, region: [{ __typename: 'Region', code: 'AM18' }] },
        { caller },
      );
      return {
        profile: data.candidateProfile,
        isHit: data.candidateSearch.nodes.some((node) => node.id === id),
        count: data._entities[0].profileCount.count,
      };
    };

    it('hides and counts out a profile from the day after it, before any job has run', async () => {
      const publishedUntil = '2026-06-20';
      const id = await publish({ municipalityCode: null, regionCode: 'AM18', publishedUntil });
      const { count } = await look(id);
      clock.set('2026-06-20T21:59:00Z');
      expect(await look(id)).toEqual({
        profile: { state: 'PUBLISHED', publishedUntil },
        isHit: true,
        count,
      });
      clock.set('2026-06-20T22:00:00Z');
      expect(await look(id)).toEqual({
        profile: { state: 'ENDED', publishedUntil },
        isHit: false,
        count: count - 1,
      });
      expect(await look(id, other.caller)).toMatchObject({ profile: null, isHit: false });
      for (const written of [
        await correct(id, { publishedUntil: null }),
        (await write(subgraph, 'verifyProfile', { profileId: id }, desk.caller)).written,
      ]) {
        expect(written).toMatchObject({ errors: [{ code: 'STATE_CONFLICT', currentState: 'ENDED' }] });
      }
      const withdrawn = await write(subgraph, 'withdrawProfile', { profileId: id }, desk.caller);
      expect(withdrawn.written).toMatchObject({ profile: { state: 'WITHDRAWN' }, errors: [] });
    });

    it('is set and taken away by a correction', async () => {
      const id = await publish();
      expect(await changed(id, () => correct(id, { publishedUntil: '2026-06-15' }))).toEqual({
        published_until: '2026-06-15',
        revision: 2,
      });
      expect(await changed(id, () => correct(id, { publishedUntil: null }, 2))).toEqual({
        published_until: null,
        revision: 3,
      });
    });
  });
});
