import type { GatewayRequest } from '@banenbrug/gateway';
import { publicCaller, referenceRegions } from '@banenbrug/service-common';
import { type DemoHub, startDemoHub } from './demo-hub';
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
