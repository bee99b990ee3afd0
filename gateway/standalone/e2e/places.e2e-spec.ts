import type { GatewayRequest } from '@banenbrug/gateway';
import { addDays, publicCaller, referenceMunicipalities, referenceRegions } from '@banenbrug/service-common';
import { type DemoHub, demoDay, startDemoHub } from './demo-hub';
import { type DemoOperation, personaCaller } from './demo-operations';
import { compareRegions, depot, whatApplies } from './place-operations';

interface Row {
  readonly aspect: string;
  readonly standard: object | null;
  readonly cells: readonly {
    readonly verdict: string;
    readonly fact: Readonly<Record<string, unknown>> | null;
  }[];
}

interface Answers {
  readonly whatApplies:
    | (Readonly<Record<string, unknown>> & {
        readonly clauses: readonly { readonly level: string }[] | null;
        readonly instruments: readonly object[];
      })
    | null;
  readonly compareRegions: {
    readonly regions: readonly { readonly code: string; readonly name: string }[];
    readonly tables: readonly ({ readonly topic: string; readonly rows: readonly Row[] } | null)[];
  };
}

/** Whom to call at a place, as it is told there and by its region. */
interface PlaceContact {
  readonly contactBasis: string;
  readonly desk: object;
  readonly contact: object | null;
  readonly region: { readonly contact: object };
}

/** Whom to call, as regions tell it and as the comparison does. */
interface ContactAnswers {
  readonly compareRegions: {
    readonly regions: readonly { readonly contact: { readonly basis: string } }[];
    readonly tables: readonly {
      readonly rows: readonly { readonly cells: readonly { fact: object | null }[] }[];
    }[];
  };
}

describe('on the demo data', () => {
  let hub: DemoHub;

  beforeAll(async () => {
    hub = await startDemoHub();
  }, 60_000);
  afterAll(() => hub.close());

  const ask = async ({ query, variables, as }: DemoOperation) => {
    const caller = as === 'public' ? publicCaller : personaCaller(as);
    const request: GatewayRequest = { query, ...(variables ? { variables } : {}) };
    const { result, statements } = await hub.ask(request, caller);
    return { data: result.data as unknown as Answers, errors: result.errors ?? [], statements };
  };

  describe('what applies at a depot', () => {
    it.each([
      [0, 'FULL', ['FRAMEWORK']],
      [1, 'PARTIAL', ['FRAMEWORK', 'REGION']],
      [2, 'NOT_YET', []],
    ])(
      'is told to its employer whole: depot %i is where the framework is taken over %s',
      async (index, coverage, levels) => {
        const { data, errors } = await ask(whatApplies('employer', depot(index)));
        expect(errors).toEqual([]);
        const [site] = await hub.sql<{ name: string; region: string }>(
          'select name, region_code as region from employers.sites where id = $1',
          [depot(index)],
        );
        const found = data.whatApplies;
        expect(found).toMatchObject({
          site: { name: site?.name },
          region: { code: site?.region, name: expect.any(String) },
          desk: { functionAddress: expect.stringMatching(/@example\.nl$/) },
          contact: { emailAddress: expect.stringMatching(/@example\.nl$/) },
          isResidenceAssumed: true,
          arrangements: [{ coverage, arrangement: { title: expect.any(String) } }],
        });
        expect([...new Set(found?.clauses?.map(({ level }) => level))].sort()).toEqual(levels);
        expect(found?.instruments.length).toBeGreaterThan(18);
      },
    );

    it('is to call whom the region itself answers, everywhere and on any day', async () => {
      const query = `query ($municipality: MunicipalityCode!, $on: LocalDate!) {
        whatApplies(municipality: $municipality, on: $on) { contactBasis desk { id } contact { id }
          region { contact(on: $on) { basis desk { id } contact { id } } } } }`;
      for (const { code } of referenceRegions) {
        const municipality = referenceMunicipalities.find(({ regionCode }) => regionCode === code)?.code;
        for (const on of [-4000, 0, 40].map((days) => addDays(demoDay, days))) {
          const { result } = await hub.ask({ query, variables: { municipality, on } }, publicCaller);
          const { whatApplies: found } = result.data as unknown as { whatApplies: PlaceContact };
          const { contactBasis: basis, desk, contact, region } = found;
          expect({ basis, desk, contact }).toEqual(region.contact);
        }
      }
    });

    it('is no site to the public, which is told of a municipality instead, without what is agreed', async () => {
      expect((await ask(whatApplies('public'))).data).toEqual({ whatApplies: null });
      const { data, errors } = await ask({
        name: 'what applies in a municipality',
        as: 'public',
        query: `{ whatApplies(municipality: "GM0200") { desk { name } contact { emailAddress } clauses { level }
          instruments { instrument { code } } } }`,
      });
      expect(data.whatApplies).toMatchObject({
        desk: { name: expect.any(String) },
        contact: { emailAddress: expect.any(String) },
        clauses: null,
      });
      expect(errors).toMatchObject([{ path: ['whatApplies', 'clauses'], extensions: { code: 'FORBIDDEN' } }]);
    });
  });

  describe('all regions side by side', () => {
    it('are tables of equal width, with a verdict in each cell that has a fact and a standard', async () => {
      const { data, errors, statements } = await ask(compareRegions('liaison'));
      expect(errors).toEqual([]);
      const { regions, tables } = data.compareRegions;
      expect(regions.map(({ code }) => code)).toEqual(referenceRegions.map(({ code }) => code));
      expect(tables.map((table) => table?.topic)).toEqual([
        'CONTACT',
        'RESPONSE_TIME',
        'SCHEMES',
        'PROFILE_FRESHNESS',
        'COMPLETENESS',
      ]);
      for (const { cells, standard } of tables.flatMap((table) => table?.rows ?? [])) {
        expect(cells).toHaveLength(35);
        expect(cells.filter(({ verdict, fact }) => verdict !== 'UNKNOWN' && fact === null)).toEqual([]);
        expect(standard === null && cells.some(({ verdict }) => verdict === 'SAME')).toBe(false);
      }
      // Four of agreements; names of regions, desks and contacts come from regions in one each.
      expect(statements.length).toBeLessThanOrEqual(7);
    });

    it('name whom the regions themselves answer, on any day', async () => {
      const absent = await hub.sql<{ day: string }>(
        'select away_from::text as day from regions.contact_absences',
      );
      const days = [-4000, -30, 0, 40, 4000].map((days) => addDays(demoDay, days));
      const query = `query ($codes: [RegionCode!]!, $on: LocalDate!) {
        compareRegions(regions: $codes, topics: [CONTACT, RESPONSE_TIME], on: $on) {
          regions { contact(on: $on) { basis desk { id } contact { id } promisedResponseDays } }
          tables { rows { cells { fact {
            ... on RegionContactFact { basis desk { id } contact { id } }
            ... on RegionResponseTimeFact { promisedResponseDays: responseDays } } } } } } }`;
      const codes = referenceRegions.map(({ code }) => code);
      const found = new Set<string>();
      for (const on of [...days, ...absent.map(({ day }) => day).slice(0, 3)]) {
        const { result } = await hub.ask({ query, variables: { codes, on } }, publicCaller);
        expect(result.errors).toBeUndefined();
        const { regions, tables } = (result.data as unknown as ContactAnswers).compareRegions;
        const [contacts, promises] = tables.map(({ rows }) => rows[0]?.cells.map(({ fact }) => fact) ?? []);
        expect(contacts?.map((fact, at) => ({ ...fact, ...promises?.[at] }))).toEqual(
          regions.map(({ contact }) => contact),
        );
        for (const { contact } of regions) found.add(contact.basis);
      }
      expect([...found].sort()).toEqual(['DEPUTY', 'DESK_ADDRESS', 'IN_CHARGE']);
    });

    it('have own terms of some regions, and differ in them', async () => {
      const { data } = await ask(compareRegions('public'));
      const trial =
        data.compareRegions.tables[2]?.rows.filter(({ aspect }) => aspect === 'TRIAL_PLACEMENT') ?? [];
      expect(new Set(trial.flatMap(({ cells }) => cells.map(({ verdict }) => verdict)))).toEqual(
        new Set(['SAME', 'DIFFERS', 'UNKNOWN']),
      );
    });

    it('are told to the public without what is about profiles, and cost no statement for it', async () => {
      const { data, errors, statements } = await ask(compareRegions('public'));
      expect(data.compareRegions.tables.map((table) => table?.topic ?? null)).toEqual([
        'CONTACT',
        'RESPONSE_TIME',
        'SCHEMES',
        null,
        null,
      ]);
      expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']])).toEqual([
        ['compareRegions.tables.3', 'FORBIDDEN'],
        ['compareRegions.tables.4', 'FORBIDDEN'],
      ]);
      expect(statements.filter((statement) => statement.includes('candidates.'))).toEqual([]);
    });

    it('tell the desk how complete its own region is, and of no other', async () => {
      const { data } = await ask(compareRegions('desk'));
      const rows = data.compareRegions.tables[4]?.rows ?? [];
      expect(rows).toHaveLength(9);
      const own = referenceRegions.findIndex(({ code }) => code === 'AM06');
      for (const { cells } of rows) {
        expect(cells.findIndex(({ fact }) => fact !== null)).toBe(own);
        expect(cells.filter(({ fact }) => fact !== null)).toHaveLength(1);
      }
    });
  });
});
