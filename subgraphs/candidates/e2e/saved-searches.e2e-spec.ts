import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { type ReadSearch, savedSearch, searchFields, writeSearch } from './ask-saved-searches';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';

describe('saved searches', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let own: Caller;
  let colleague: Caller;
  const strangers = [callers.employer(randomUUID()), callers.desk(randomUUID(), ['AM06'])];

  const list = async (caller: Caller, page: object = {}) => {
    const { data, errors, statements } = await ask<{
      savedSearches: {
        nodes: ReadSearch[];
        totalCount: number;
        pageInfo: { endCursor: string | null };
      } | null;
    }>(
      subgraph,
      `query ($first: Int, $after: String) { savedSearches(first: $first, after: $after) {
         nodes { ${searchFields} } totalCount pageInfo { endCursor } } }`,
      { ...page },
      { caller },
    );
    return { found: data.savedSearches, errors, statements };
  };

  const one = async (id: string, caller: Caller) => {
    const { data } = await ask<{ savedSearch: ReadSearch | null }>(
      subgraph,
      `query ($id: ID!) { savedSearch(id: $id) { ${searchFields} } }`,
      { id },
      { caller },
    );
    return data.savedSearch;
  };

  const run = async (id: string, page: object = {}, caller = own) => {
    const { data, errors } = await ask<{
      savedSearch: { search: { nodes: { id: string }[]; totalCount: number } | null } | null;
    }>(
      subgraph,
      `query ($id: ID!, $since: LocalDate, $first: Int, $after: String) { savedSearch(id: $id) {
         search(newSince: $since, first: $first, after: $after) { nodes { id } totalCount } } }`,
      { id, ...page },
      { caller },
    );
    return { found: data.savedSearch?.search ?? null, errors };
  };

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    subgraph = await hub.subgraph('candidates');
  });
  afterAll(() => hub.close());

  beforeEach(async () => {
    await hub.sql('truncate candidates.saved_searches, candidates.candidate_profiles cascade');
    own = callers.employer(randomUUID());
    colleague = { ...own, subject: 'a colleague' };
  });

  const criteria = {
    places: ['Apeldoorn'],
    regions: ['AM29'],
    hoursPerWeek: { min: 20, max: null },
    startMonth: '2026-07',
    workingLevelAtLeast: 'BASIC',
    occupations: [{ scheme: 'ISCO', code: '9333' }],
    sectors: ['H'],
    skills: ['Orders verzamelen'],
    languages: [],
    drivingLicences: null,
    around: { municipality: null, place: 'Apeldoorn', distanceKm: 20 },
    travelMeans: ['BICYCLE'],
    changedSince: '2026-06-01',
    preferred: ['SECTORS'],
  };

  it('keep what was asked as it was given, and nothing of what was not', async () => {
    const made = await savedSearch(subgraph, own, criteria, '  Order pickers ');
    expect(made).toMatchObject({
      name: 'Order pickers',
      createdOn: '2026-06-15',
      revision: 1,
      criteria: { ...criteria, languages: null, drivingLicences: null },
    });
    const [row] = await hub.sql('select criteria, created_by from candidates.saved_searches');
    const { languages: _, drivingLicences: __, ...asked } = criteria;
    expect(row).toEqual({
      criteria: { ...asked, hoursPerWeek: { min: 20 }, around: { place: 'Apeldoorn', distanceKm: 20 } },
      created_by: own.subject,
    });
  });

  it('belong to the organisation: a colleague has them, and to everybody else they do not exist', async () => {
    const made = await savedSearch(subgraph, own, criteria);
    expect((await list(colleague)).found).toMatchObject({ nodes: [{ id: made.id }], totalCount: 1 });
    expect(await one(made.id, colleague)).toEqual(made);
    for (const stranger of [...strangers, callers.desk(own.employerId ?? '', ['AM06'])]) {
      expect((await list(stranger)).found).toMatchObject({ nodes: [], totalCount: 0 });
      expect(await one(made.id, stranger)).toBeNull();
      const unknown = { __typename: 'ReferenceUnknown', path: ['input', 'savedSearchId'] };
      for (const [mutation, input] of [
        ['changeSavedSearch', { savedSearchId: made.id, expectedRevision: 1, name: 'Mine' }],
        ['deleteSavedSearch', { savedSearchId: made.id }],
      ] as const) {
        const { written } = await writeSearch(subgraph, mutation, input, stranger);
        expect(written).toEqual({ savedSearch: null, errors: [unknown] });
      }
    }
    expect(await one(made.id, own)).toEqual(made);
  });

  it.each([
    ['organisers', callers.organiser(), 'FORBIDDEN'],
    ['the liaison', callers.liaison(), 'FORBIDDEN'],
    ['the administrator', callers.admin(), 'FORBIDDEN'],
    ['the public', callers.public, 'UNAUTHENTICATED'],
  ])('are not for %s', async (_, caller, code) => {
    expect((await list(caller)).errors).toMatchObject([{ extensions: { code } }]);
    const { written, codes } = await writeSearch(subgraph, 'saveSearch', { name: 'x', criteria: {} }, caller);
    expect({ written, codes }).toEqual({ written: null, codes: [code] });
  });

  it('are listed the latest first, page by page, and counted', async () => {
    const days = ['2026-06-03', '2026-06-01', '2026-06-02'];
    const made = await Promise.all(days.map((day) => savedSearch(subgraph, own, {}, day)));
    for (const { id, name } of made) {
      await hub.sql('update candidates.saved_searches set created_on = $2::date where id = $1', [id, name]);
    }
    const { found } = await list(own, { first: 2 });
    expect(found?.nodes.map(({ name }) => name)).toEqual(['2026-06-03', '2026-06-02']);
    const next = await list(own, { first: 2, after: found?.pageInfo.endCursor });
    expect(next.found?.nodes.map(({ name }) => name)).toEqual(['2026-06-01']);
    expect(next.found?.totalCount).toBe(3);
  });

  it('find what candidateSearch finds for the same criteria, page by page', async () => {
    const place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
    const profiles = Array.from({ length: 9 }, (_, index) =>
      profileOf(place, { languages: index % 3 === 0 ? null : ['nld'] }),
    );
    await seedProfiles(hub, profiles);
    const asked = { regions: ['AM06'], languages: ['nld'] };
    const { id } = await savedSearch(subgraph, own, asked);
    const { data } = await ask<{ candidateSearch: { nodes: { id: string }[] } }>(
      subgraph,
      'query ($c: CandidateCriteriaInput!) { candidateSearch(criteria: $c, first: 4) { nodes { id } } }',
      { c: asked },
      { caller: own },
    );
    const { found } = await run(id, { first: 4 });
    expect(found?.nodes).toEqual(data.candidateSearch.nodes);
    expect(found?.totalCount).toBe(6);
  });

  it('tell what is new: published or corrected on the day or later', async () => {
    const place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
    const old = profileOf(place);
    const corrected = profileOf(place, { changedOn: '2026-06-10' });
    const fresh = profileOf(place, { publishedOn: '2026-06-12' });
    await seedProfiles(hub, [old, corrected, fresh]);
    const { id } = await savedSearch(subgraph, own, { regions: ['AM06'] });
    const since = async (day: string | null) =>
      ((await run(id, { since: day })).found?.nodes ?? []).map((node) => node.id).sort();
    expect(await since(null)).toEqual([old.id, corrected.id, fresh.id].sort());
    expect(await since('2026-06-10')).toEqual([corrected.id, fresh.id].sort());
    expect(await since('2026-06-11')).toEqual([fresh.id]);
    expect(await since('2026-06-13')).toEqual([]);
    const narrower = await savedSearch(subgraph, own, { regions: ['AM06'], changedSince: '2026-06-11' });
    expect((await run(narrower.id, { since: '2026-06-01' })).found?.nodes).toEqual([{ id: fresh.id }]);
  });

  it('whose criteria have become invalid answer a typed error, and can still be read, changed and deleted', async () => {
    const made = await savedSearch(subgraph, own, { places: ['Apeldoorn', 'Venlo'] });
    const becomes = async (stored: object) => {
      await hub.sql('update candidates.saved_searches set criteria = $2 where id = $1', [
        made.id,
        JSON.stringify(stored),
      ]);
      return run(made.id);
    };
    for (const [stored, details] of [
      [{ places: ['Apeldoorn', 'Nergenshuizen'] }, { argument: 'criteria.places', position: 1 }],
      [{ regions: ['AM06', 'AM99'] }, { argument: 'criteria.regions', position: 1 }],
      [{ workingLevelAtLeast: 'GYMNASIUM' }, { argument: 'criteria.workingLevelAtLeast' }],
      [{ hoursPerWeek: { min: 70 } }, { argument: 'criteria.hoursPerWeek', maximum: 60 }],
      [{ shoeSize: 44 }, {}],
    ] as const) {
      const { found, errors } = await becomes(stored);
      expect(found).toBeNull();
      expect(errors).toMatchObject([
        { path: ['savedSearch', 'search'], extensions: { code: 'SAVED_CRITERIA_INVALID', ...details } },
      ]);
      expect(JSON.stringify(errors)).not.toMatch(/Nergenshuizen|GYMNASIUM|shoeSize/);
    }
    expect((await becomes({ places: ['Apeldoorn'] })).errors).toEqual([]);
  });

  it('answer the same one to a repeated request, and refuse the key for another or once it was deleted', async () => {
    const input = { idempotencyKey: randomUUID(), name: 'Once', criteria: {} };
    const save = (caller: Caller, change: object = {}) =>
      writeSearch(subgraph, 'saveSearch', { ...input, ...change }, caller);
    const both = await Promise.all([save(own), save(own)]);
    const ids = both.map(({ written }) => written?.savedSearch?.id);
    expect(ids[0]).toBeDefined();
    expect(ids[0]).toBe(ids[1]);
    const reused = { errors: [{ __typename: 'IdempotencyKeyReused', path: ['input', 'idempotencyKey'] }] };
    expect((await save(own, { name: 'Twice' })).written).toMatchObject(reused);
    const elsewhere = { ...own, employerId: randomUUID() };
    expect((await save(elsewhere)).written).toMatchObject(reused);
    await writeSearch(subgraph, 'deleteSavedSearch', { savedSearchId: ids[0] }, own);
    expect((await save(own)).written).toMatchObject(reused);
    expect((await list(own)).found?.totalCount).toBe(0);
  });

  it('are at most a hundred of each organisation, also when many are saved at once', async () => {
    await hub.sql(
      `insert into candidates.saved_searches
       select gen_random_uuid(), 'EMPLOYER', $1, 'Search', '{}', '2026-06-01', null, 1 from generate_series(1, 97)`,
      [own.employerId],
    );
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => writeSearch(subgraph, 'saveSearch', { name: 'x', criteria: {} }, own)),
    );
    const refusals = outcomes.flatMap(({ written }) => written?.errors ?? []);
    expect(refusals).toEqual(
      Array(5).fill({ __typename: 'InvalidValue', path: ['input'], reason: 'OUT_OF_RANGE', maximum: 100 }),
    );
    expect((await list(own)).found?.totalCount).toBe(100);
    const { written } = await writeSearch(
      subgraph,
      'saveSearch',
      { name: 'x', criteria: {} },
      strangers[0] ?? own,
    );
    expect(written?.errors).toEqual([]);
  });

  it('change by compare-and-set: of two at once one wins, and the other is told the revision', async () => {
    const { id } = await savedSearch(subgraph, own, criteria, 'Before');
    const change = (name: string, caller: Caller) =>
      writeSearch(subgraph, 'changeSavedSearch', { savedSearchId: id, expectedRevision: 1, name }, caller);
    const outcomes = await Promise.all([change('One', own), change('Other', colleague)]);
    const conflict = {
      __typename: 'StateConflict',
      path: ['input', 'expectedRevision'],
      currentState: 'REVISION_2',
    };
    expect(outcomes.flatMap(({ written }) => written?.errors ?? [])).toEqual([conflict]);
    const winner = outcomes.find(({ written }) => written?.errors.length === 0)?.written?.savedSearch;
    expect(await one(id, own)).toEqual(winner);
    expect(winner).toMatchObject({ revision: 2, criteria: { places: ['Apeldoorn'] } });
    const { written } = await writeSearch(
      subgraph,
      'changeSavedSearch',
      { savedSearchId: id, expectedRevision: 2, criteria: { languages: ['nld'] } },
      own,
    );
    expect(written?.savedSearch).toMatchObject({
      name: winner?.name,
      revision: 3,
      criteria: { places: null, languages: ['nld'] },
    });
  });

  it('are gone once they are deleted, and deleting again is of something unknown', async () => {
    const { id } = await savedSearch(subgraph, own, criteria);
    const remove = () => writeSearch(subgraph, 'deleteSavedSearch', { savedSearchId: id }, own);
    expect((await remove()).written).toMatchObject({ savedSearch: { id }, errors: [] });
    expect(await one(id, own)).toBeNull();
    expect((await remove()).written?.errors).toMatchObject([{ __typename: 'ReferenceUnknown' }]);
  });

  it.each([
    ['no name', { name: ' ' }, 'InvalidValue', ['name']],
    ['a long name', { name: 'x'.repeat(121) }, 'InvalidValue', ['name']],
    [
      'a place that nothing is called',
      { criteria: { places: ['Ede', 'Nergens'] } },
      'ReferenceUnknown',
      ['criteria', 'places', '1'],
    ],
    [
      'an unknown region',
      { criteria: { regions: ['AM99'] } },
      'ReferenceUnknown',
      ['criteria', 'regions', '0'],
    ],
    [
      'an unknown language',
      { criteria: { languages: ['xxx'] } },
      'ReferenceUnknown',
      ['criteria', 'languages', '0'],
    ],
    [
      'a place with several meanings',
      { criteria: { around: { place: 'Bergen', distanceKm: 5 } } },
      'InvalidValue',
      ['criteria', 'around', 'place'],
    ],
    [
      'too far away',
      { criteria: { around: { place: 'Ede', distanceKm: 401 } } },
      'InvalidValue',
      ['criteria', 'around', 'distanceKm'],
    ],
    ['a blank skill', { criteria: { skills: ['Lassen', ' '] } }, 'InvalidValue', ['criteria', 'skills', '1']],
    [
      'too many hours',
      { criteria: { hoursPerWeek: { max: 61 } } },
      'InvalidValue',
      ['criteria', 'hoursPerWeek'],
    ],
    [
      'hours that end before they start',
      { criteria: { hoursPerWeek: { min: 40, max: 20 } } },
      'InvalidValue',
      ['criteria', 'hoursPerWeek'],
    ],
  ])('refuse %s, in saving and in changing', async (_, change, __typename, path) => {
    const { id } = await savedSearch(subgraph, own, {});
    const expected = [{ __typename, path: ['input', ...path] }];
    const saving = await writeSearch(subgraph, 'saveSearch', { name: 'x', criteria: {}, ...change }, own);
    expect(saving.written?.errors).toMatchObject(expected);
    const changing = await writeSearch(
      subgraph,
      'changeSavedSearch',
      { savedSearchId: id, expectedRevision: 1, ...change },
      own,
    );
    expect(changing.written?.errors).toMatchObject(expected);
    expect(await one(id, own)).toMatchObject({ revision: 1 });
  });

  it('that twenty ask at once cost as many statements as two, in finding as in listing', async () => {
    for (let index = 0; index < 20; index += 1) await savedSearch(subgraph, own, { regions: ['AM06'] });
    const cost = async (first: number) => {
      const { statements, errors } = await ask(
        subgraph,
        'query ($first: Int) { savedSearches(first: $first) { nodes { search(first: 5) { nodes { id } } } } }',
        { first },
        { caller: own },
      );
      expect(errors).toEqual([]);
      return statements.length;
    };
    expect(await cost(20)).toBe(await cost(2));
  });
});
