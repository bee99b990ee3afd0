import { randomUUID } from 'node:crypto';
import { type Caller, referenceMunicipalities, referenceRegions } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, openRoom, refusals } from './agreements-room';
import { lived, signature, signedFramework } from './arrangement-life';
import { type SeededArrangement, seedAdoption, seedArrangement } from './seed-agreements';

interface Cell {
  readonly region: { readonly code: string };
  readonly verdict: string | null;
  readonly [field: string]: unknown;
}

interface Table {
  readonly arrangement: { readonly id: string; readonly version: number };
  readonly regions: readonly Record<string, unknown>[];
  readonly rows: readonly {
    readonly ingredient: string;
    readonly cells: readonly Cell[];
    readonly warnings: readonly object[];
  }[];
}

interface Compared {
  readonly compareArrangements: readonly Table[] | null;
}

const query = `query ($employer: ID, $arrangement: ID, $regions: [RegionCode!]!, $on: LocalDate) {
  compareArrangements(employerId: $employer, arrangementId: $arrangement, regions: $regions, on: $on) {
    on
    arrangement { id version title }
    regions { region { code } isVisible coverage adoption { id } previousAdoption { id arrangement { version } } }
    rows {
      ingredient
      standard { ...clause }
      limits { ...limit }
      warnings { ...warning }
      cells {
        region { code } isVisible coverage verdict since reason
        regional { ...clause }
        municipalities { municipality { code } coverage verdict since reason regional { ...clause } warnings { ...warning } }
        limits { ...limit }
        warnings { ...warning }
      }
    }
  }
}
fragment clause on ArrangementClause { ingredient ... on TrialPlacementClause { standardMonths maxMonths } }
fragment limit on ClauseLimit {
  instrument { code } grantor region { code } municipality { code } standardMonths maximumMonths isOpenEnded legalBasis
  sources checkedOn
}
fragment warning on ClauseWarning { kind months limit { grantor region { code } maximumMonths legalBasis sources checkedOn } }`;

const trialPlacement = (table: Table | undefined) =>
  table?.rows.find(({ ingredient }) => ingredient === 'TRIAL_PLACEMENT');

describe('compareArrangements', () => {
  let room: AgreementsRoom;
  let signed: SeededArrangement;
  let employer: Caller;
  let desk: Caller;
  const codes = ['AM03', 'AM01', 'AM02'];

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
    signed = await seedArrangement(room.hub, room.employers[0], 'A');
    await seedAdoption(room.hub, signed, room.desks[0]);
    await answer('AM02', 'FULL');
  }, 60_000);
  afterAll(() => room.hub.close());

  async function answer(
    region: string,
    coverage: 'FULL' | 'NOT_YET',
    { arrangement = signed, municipality = null as string | null, day = '2026-04-01' } = {},
  ): Promise<void> {
    await room.hub.sql(
      `insert into agreements.regional_arrangements
         (id, arrangement_id, region_code, municipality_code, coverage, adopted_on, answered_on, revision)
       values ($1, $2, $3, $4, $5, $6, $7, 1)`,
      [randomUUID(), arrangement.id, region, municipality, coverage, coverage === 'FULL' ? day : null, day],
    );
  }

  const compare = async (variables: Record<string, unknown>, caller: Caller = callers.liaison()) => {
    const given = { regions: codes, ...variables };
    const answered = await room.ask<Compared>(query, given, caller);
    return { ...answered, tables: answered.data.compareArrangements ?? [] };
  };

  it('makes a table of eighteen rows and the regions in the order asked, each once', async () => {
    const { tables, errors } = await compare({
      employer: room.employers[0].id,
      regions: ['AM03', 'AM01', 'AM03', 'AM99', 'AM02', 'AM01'],
    });
    expect(errors).toEqual([]);
    expect(tables).toHaveLength(1);
    const [table] = tables;
    expect(table).toMatchObject({ on: '2026-06-15', arrangement: { id: signed.id, version: 1, title: 'A' } });
    expect(table?.regions).toMatchObject([
      { region: { code: 'AM03' }, isVisible: true, coverage: null, adoption: null },
      { region: { code: 'AM01' }, coverage: 'PARTIAL', adoption: { id: expect.any(String) } },
      { region: { code: 'AM02' }, coverage: 'FULL' },
    ]);
    expect(table?.rows).toHaveLength(18);
    for (const { ingredient, cells } of table?.rows ?? []) {
      expect(cells.map(({ region }) => region.code)).toEqual(codes);
      const here = ingredient === 'TRIAL_PLACEMENT' ? 'DIFFERS' : 'SAME';
      expect(cells.map(({ verdict }) => verdict)).toEqual(['UNKNOWN', here, 'SAME']);
    }
    expect(trialPlacement(table)).toMatchObject({
      standard: { standardMonths: 2 },
      cells: [
        { coverage: null, regional: null, since: null },
        { regional: { standardMonths: 3 }, since: '2026-03-01', reason: 'Local practice' },
        { regional: { standardMonths: 2 }, since: '2026-04-01', reason: null },
      ],
    });
  });

  it('knows on an earlier day only what was answered by then', async () => {
    const { tables } = await compare({ arrangement: signed.id, on: '2026-03-15' });
    expect(trialPlacement(tables[0])?.cells.map(({ verdict }) => verdict)).toEqual([
      'UNKNOWN',
      'DIFFERS',
      'UNKNOWN',
    ]);
  });

  it('compares, of an employer, each framework in the version in force on the day', async () => {
    const [, , third] = room.employers;
    const by = callers.employer(third.id);
    room.clock.set('2026-06-15T08:00:00Z');
    const first = await signedFramework(room, by, '2026-06-15');
    const other = await seedArrangement(room.hub, third, 'Other');
    await seedArrangement(room.hub, third, 'Draft', 'DRAFT');
    const next = await lived(room, 'draftNextVersion', { arrangementId: first.id }, by);
    await lived(room, 'submitArrangement', { arrangementId: next.id, expectedRevision: 1 }, by);
    await answer('AM01', 'FULL', { arrangement: { ...signed, id: first.id }, day: '2026-06-15' });
    const sign = { arrangementId: next.id, expectedRevision: 2, ...signature('2026-09-01') };
    await lived(room, 'signArrangement', sign, by);
    const inForce = async (on: string) => {
      const { tables } = await compare({ employer: third.id, on }, by);
      return tables.map(({ arrangement }) => arrangement.id);
    };
    expect(await inForce('2026-01-31')).toEqual([]);
    expect(await inForce('2026-06-14')).toEqual([other.id]);
    expect(await inForce('2026-08-31')).toEqual([first.id, other.id]);
    expect(await inForce('2026-09-01')).toEqual([next.id, other.id]);
    const { tables } = await compare({ employer: third.id, on: '2026-09-01', regions: ['AM01'] }, by);
    expect(tables[0]?.regions).toMatchObject([
      { coverage: null, adoption: null, previousAdoption: { arrangement: { version: 1 } } },
    ]);
    expect(trialPlacement(tables[0])?.cells).toMatchObject([{ verdict: 'UNKNOWN' }]);
  });

  it('names the municipalities that answered for themselves and differ from their region', async () => {
    const arrangement = await seedArrangement(room.hub, room.employers[1], 'By municipality');
    const [own, like] = referenceMunicipalities.filter(({ regionCode }) => regionCode === 'AM02');
    await answer('AM02', 'FULL', { arrangement });
    await answer('AM02', 'NOT_YET', { arrangement, municipality: own?.code ?? '' });
    await answer('AM02', 'FULL', { arrangement, municipality: like?.code ?? '' });
    const { tables } = await compare({ arrangement: arrangement.id, regions: ['AM02'] });
    expect(trialPlacement(tables[0])?.cells[0]).toMatchObject({
      verdict: 'SAME',
      municipalities: [
        { municipality: { code: own?.code }, coverage: 'NOT_YET', verdict: 'UNKNOWN', regional: null },
      ],
    });
  });

  it('builds what a municipality takes over in part on its region, as everywhere else', async () => {
    const arrangement = await seedArrangement(room.hub, room.employers[1], 'Layers');
    const [, desk2] = room.desks;
    await seedAdoption(room.hub, arrangement, desk2);
    const [own] = referenceMunicipalities.filter(({ regionCode }) => regionCode === 'AM02');
    const clauseSetId = randomUUID();
    const id = randomUUID();
    await room.hub.sql('insert into agreements.clause_sets (id, contract_minimum_months) values ($1, 12)', [
      clauseSetId,
    ]);
    await room.hub.sql(
      `insert into agreements.regional_arrangements
         (id, arrangement_id, region_code, municipality_code, coverage, clause_set_id, adopted_on, answered_on, revision)
       values ($1, $2, 'AM02', $3, 'PARTIAL', $4, '2026-04-01', '2026-04-01', 1)`,
      [id, arrangement.id, own?.code, clauseSetId],
    );
    await room.hub.sql(
      `insert into agreements.arrangement_deviations values ($1, 'CONTRACT', 'Longer here')`,
      [id],
    );
    const { tables } = await compare({ arrangement: arrangement.id, regions: ['AM02'] });
    const municipalities = tables[0]?.rows.flatMap(({ ingredient, cells }) =>
      ((cells[0]?.['municipalities'] ?? []) as object[]).map((of) => ({ ingredient, ...of })),
    );
    expect(municipalities).toMatchObject([
      { ingredient: 'CONTRACT', municipality: { code: own?.code }, verdict: 'DIFFERS', since: '2026-04-01' },
    ]);
    const { data } = await room.ask<{ arrangement: { adoptions: { clauses: Record<string, unknown>[] }[] } }>(
      `query ($id: ID!) { arrangement(id: $id) { adoptions { clauses {
         ... on TrialPlacementClause { standardMonths } ... on ContractClause { minimumMonths } } } } }`,
      { id: arrangement.id },
      callers.liaison(),
    );
    expect(data.arrangement.adoptions.map(({ clauses }) => clauses)).toEqual([
      [{ minimumMonths: 6 }, { standardMonths: 3 }],
      [{ minimumMonths: 12 }, { standardMonths: 3 }],
    ]);
  });

  it('tells of a past day what the region answered then, though it answered again', async () => {
    const arrangement = await seedArrangement(room.hub, room.employers[1], 'Answered again');
    const region = room.desks[0].region;
    const adopt = async (at: string, input: Record<string, unknown>) => {
      room.clock.set(`${at}T08:00:00Z`);
      const { data } = await room.ask<{
        adoptArrangement: { errors: object[]; regionalArrangement: { id: string } };
      }>(
        `mutation ($input: AdoptArrangementInput!) { adoptArrangement(input: $input) {
           regionalArrangement { id } errors { __typename } } }`,
        { input: { arrangementId: arrangement.id, region, ...input } },
        desk,
      );
      expect(data.adoptArrangement.errors).toEqual([]);
      return data.adoptArrangement.regionalArrangement.id;
    };
    const months = (standardMonths: number) => [
      { reason: `${standardMonths} months`, trialPlacement: { standardMonths } },
    ];
    const id = await adopt('2026-03-01', { coverage: 'PARTIAL', deviations: months(3) });
    await adopt('2026-04-01', { coverage: 'PARTIAL', deviations: months(4), expectedRevision: 1 });
    await adopt('2026-05-01', { coverage: 'NOT_YET', expectedRevision: 2 });
    expect(await adopt('2026-06-01', { coverage: 'FULL', expectedRevision: 3 })).toBe(id);
    room.clock.set('2026-06-15T08:00:00Z');
    const cellOn = async (on: string) => {
      const { tables } = await compare({ arrangement: arrangement.id, regions: [region], on });
      const adoption = tables[0]?.regions[0]?.['adoption'] as { id: string } | null;
      const cell = trialPlacement(tables[0])?.cells[0] as Cell & {
        regional: { standardMonths: number } | null;
      };
      const { verdict, coverage, since, reason, regional } = cell;
      return [verdict, coverage, since, reason, regional?.standardMonths, adoption && adoption.id === id];
    };
    expect(await cellOn('2026-02-28')).toEqual(['UNKNOWN', null, null, null, undefined, null]);
    expect(await cellOn('2026-03-31')).toEqual(['DIFFERS', 'PARTIAL', '2026-03-01', '3 months', 3, false]);
    expect(await cellOn('2026-04-30')).toEqual(['DIFFERS', 'PARTIAL', '2026-04-01', '4 months', 4, false]);
    expect(await cellOn('2026-05-31')).toEqual(['UNKNOWN', 'NOT_YET', null, null, undefined, false]);
    expect(await cellOn('2026-06-01')).toEqual(['SAME', 'FULL', '2026-06-01', null, 2, true]);
    const { data } = await room.ask<{ arrangement: { adoptions: object[] } }>(
      'query ($id: ID!) { arrangement(id: $id) { adoptions { id coverage revision } } }',
      { id: arrangement.id },
      callers.liaison(),
    );
    expect(data.arrangement.adoptions).toEqual([{ id, coverage: 'FULL', revision: 4 }]);
    const applies = async (on: string) => {
      const { data: found } = await room.ask<{
        whatApplies: { arrangements: { coverage: string }[]; clauses: object[] };
      }>(
        `query ($municipality: MunicipalityCode!, $employer: ID!, $on: LocalDate) {
           whatApplies(municipality: $municipality, employerId: $employer, on: $on) {
             arrangements { coverage arrangement { id } } clauses { arrangement { id }
               clause { ... on TrialPlacementClause { standardMonths } } } } }`,
        { municipality: 'GM0014', employer: room.employers[1].id, on },
        desk,
      );
      return found.whatApplies.clauses.filter((row) => JSON.stringify(row).includes(arrangement.id));
    };
    expect(await applies('2026-03-31')).toContainEqual(
      expect.objectContaining({ clause: { standardMonths: 3 } }),
    );
    expect(await applies('2026-04-30')).toContainEqual(
      expect.objectContaining({ clause: { standardMonths: 4 } }),
    );
    expect(await applies('2026-05-31')).toEqual([]);
  });

  it('shows a desk what its own regions answered, of others that it may not see, and the limits of all', async () => {
    const { tables } = await compare({ employer: room.employers[0].id }, desk);
    expect(tables[0]?.regions).toMatchObject([
      { region: { code: 'AM03' }, isVisible: false, coverage: null },
      { region: { code: 'AM01' }, isVisible: true, coverage: 'PARTIAL' },
      { region: { code: 'AM02' }, isVisible: false, coverage: null, adoption: null, previousAdoption: null },
    ]);
    const cells = trialPlacement(tables[0])?.cells ?? [];
    expect(cells[0]).toEqual({ ...cells[2], region: { code: 'AM03' } });
    expect(cells[2]).toMatchObject({ isVisible: false, verdict: null, regional: null, municipalities: [] });
    expect(cells[2]?.['limits']).toEqual(cells[1]?.['limits']);
  });

  it.each([
    ['employer', 1],
    ['another employer', 0],
    ['liaison', 1],
    ['admin', 1],
  ])('answers the %s with %i tables', async (name, count) => {
    const by: Record<string, Caller> = {
      employer,
      'another employer': callers.employer(room.employers[1].id),
      liaison: callers.liaison(),
      admin: callers.admin(),
    };
    const { tables } = await compare({ arrangement: signed.id }, by[name]);
    expect(tables).toHaveLength(count);
  });

  it.each([
    ['organiser', callers.organiser(), 'FORBIDDEN'],
    ['public', callers.public, 'UNAUTHENTICATED'],
  ])('refuses the %s', async (_, caller, code) => {
    const answered = await compare({ arrangement: signed.id }, caller);
    expect(refusals(answered)).toEqual([`compareArrangements: ${code}`]);
  });

  it('refuses neither and both of an employer and a version, and knows nothing of ids that nobody has', async () => {
    for (const variables of [{}, { employer: randomUUID(), arrangement: randomUUID() }]) {
      expect(refusals(await compare(variables))).toEqual(['compareArrangements: BAD_USER_INPUT']);
    }
    for (const id of ['not an id', randomUUID()]) {
      expect((await compare({ employer: id })).data).toEqual({ compareArrangements: [] });
      expect((await compare({ arrangement: id })).data).toEqual({ compareArrangements: [] });
    }
  });

  it('tells what the law and the region allow, and warns of what goes beyond, with the source', async () => {
    const arrangement = await seedArrangement(room.hub, room.employers[1], 'Too long');
    await room.hub.sql('update agreements.clause_sets set trial_placement_max_months = 7 where id = $1', [
      arrangement.clauseSetId,
    ]);
    await answer('AM02', 'FULL', { arrangement });
    await room.hub.sql(
      `insert into regions.instrument_terms (id, instrument_code, region_code, grantor, standard_months, maximum_months,
         valid_from, valid_until, source, checked_on)
       values
         ($1, 'TRIAL_PLACEMENT', 'AM02', 'MUNICIPALITY', 2, 4, '2026-01-01', null, 'Regulation of the region', '2026-05-01'),
         ($2, 'TRIAL_PLACEMENT', 'AM02', 'MUNICIPALITY', 1, 1, '2025-01-01', '2025-12-31', 'A former one', '2025-05-01')`,
      [randomUUID(), randomUUID()],
    );
    const { tables } = await compare({ arrangement: arrangement.id, regions: ['AM02', 'AM03'] });
    const row = trialPlacement(tables[0]);
    const statutory = {
      kind: 'EXCEEDS_STATUTORY_MAXIMUM',
      months: 7,
      limit: {
        grantor: 'UWV',
        region: null,
        maximumMonths: 6,
        legalBasis: expect.arrayContaining([expect.stringContaining('Werkloosheidswet art. 76a')]),
        sources: expect.arrayContaining([expect.stringMatching(/^https:/)]),
        checkedOn: '2026-08-01',
      },
    };
    expect(row?.warnings).toEqual([statutory]);
    expect(row?.cells[0]?.['warnings']).toEqual([
      statutory,
      {
        kind: 'EXCEEDS_REGIONAL_MAXIMUM',
        months: 7,
        limit: {
          grantor: 'MUNICIPALITY',
          region: { code: 'AM02' },
          maximumMonths: 4,
          legalBasis: [],
          sources: ['Regulation of the region'],
          checkedOn: '2026-05-01',
        },
      },
    ]);
    expect(row?.cells[1]?.['warnings']).toEqual([]);
    expect(row?.cells[1]?.['limits']).toMatchObject([
      { instrument: { code: 'TRIAL_PLACEMENT' }, grantor: 'MUNICIPALITY', maximumMonths: null },
      { grantor: 'UWV', standardMonths: 2, maximumMonths: 6 },
    ]);
  });

  it('takes as many statements for all regions as for one', async () => {
    const all = referenceRegions.map(({ code }) => code);
    const [one, many] = [
      await compare({ arrangement: signed.id, regions: all.slice(0, 1) }),
      await compare({ arrangement: signed.id, regions: all }),
    ];
    expect(many.tables[0]?.regions).toHaveLength(35);
    expect(many.statements.length).toBe(one.statements.length);
    expect(many.statements.length).toBeLessThan(12);
  });
});
