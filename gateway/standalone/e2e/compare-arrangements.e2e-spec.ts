import { type Caller, publicCaller } from '@banenbrug/service-common';
import { demo } from './access-objects';
import { type DemoHub, startDemoHub } from './demo-hub';
import { personaCaller } from './demo-operations';

interface Cell {
  readonly region: { readonly name: string };
  readonly isVisible: boolean;
  readonly verdict: string | null;
  readonly regional: { readonly summary: string } | null;
  readonly warnings: readonly object[];
  readonly municipalities: readonly {
    readonly municipality: { readonly name: string };
    readonly warnings: readonly object[];
  }[];
  readonly limits: readonly {
    readonly instrument: { readonly name: string };
    readonly maximumMonths: number | null;
  }[];
}

interface Compared {
  readonly compareArrangements:
    | readonly {
        readonly rows: readonly { readonly ingredient: string; readonly cells: readonly Cell[] }[];
      }[]
    | null;
  readonly clauseScores: { readonly regions: object; readonly total: object } | null;
}

const query = `query ($id: ID!, $regions: [RegionCode!]!) {
  compareArrangements(employerId: $id, regions: $regions) {
    rows { ingredient cells {
      region { name } isVisible verdict regional { summary }
      municipalities { municipality { name } warnings { kind months limit { maximumMonths legalBasis } } }
      limits { maximumMonths instrument { name } }
      warnings { kind months limit { maximumMonths legalBasis } }
    } }
  }
  clauseScores(ingredient: CONTACT_PERSON) {
    regions { works doesNotWork isSuppressed } total { works isSuppressed }
  }
}`;

describe('arrangements compared through the gateway', () => {
  let hub: DemoHub;
  beforeAll(async () => {
    hub = await startDemoHub();
  }, 60_000);
  afterAll(() => hub.close());

  const compare = async (caller: Caller, regions: readonly string[]) => {
    const { result } = await hub.ask({ query, variables: { id: demo.employer, regions } }, caller);
    return { errors: result.errors, data: result.data as unknown as Compared };
  };
  const trialPlacement = ({ compareArrangements }: Compared) =>
    compareArrangements?.[0]?.rows.find(({ ingredient }) => ingredient === 'TRIAL_PLACEMENT')?.cells ?? [];

  it('show an employer what is the same, what differs and what is not known in the regions of its depots', async () => {
    const { errors, data } = await compare(personaCaller('employer'), ['AM06', 'AM29', 'AM18']);
    expect(errors).toBeUndefined();
    const cells = trialPlacement(data);
    expect(cells.map(({ verdict }) => verdict)).toEqual(['SAME', 'DIFFERS', 'UNKNOWN']);
    expect(cells.map(({ region }) => region.name.length > 0)).toEqual([true, true, true]);
    expect(cells[0]?.limits.map(({ maximumMonths }) => maximumMonths)).toEqual([null, 6]);
    expect(data.clauseScores?.regions).toMatchObject({ isSuppressed: false, doesNotWork: 0 });
    expect(data.clauseScores?.total).toEqual({ works: null, isSuppressed: true });
  });

  it('warn, with the act, of the municipality whose trial placements are longer than UWV allows', async () => {
    const [row] = await hub.sql<{ code: string }>(
      'select region_code as code from agreements.regional_arrangements where municipality_code is not null',
    );
    const { data } = await compare(personaCaller('liaison'), [row?.code ?? '']);
    const [municipality] = trialPlacement(data)[0]?.municipalities ?? [];
    expect(municipality?.warnings).toContainEqual({
      kind: 'EXCEEDS_STATUTORY_MAXIMUM',
      months: 9,
      limit: {
        maximumMonths: 6,
        legalBasis: expect.arrayContaining([expect.stringContaining('Werkloosheidswet')]),
      },
    });
  });

  it('warn of the region whose own trial placements go beyond its terms', async () => {
    const { data } = await compare(personaCaller('employer'), ['AM29']);
    const [cell] = trialPlacement(data);
    expect(cell?.limits.map(({ maximumMonths }) => maximumMonths)).toEqual([null, 6, 4, 3]);
    expect(cell?.warnings).toEqual([
      { kind: 'EXCEEDS_REGIONAL_MAXIMUM', months: 6, limit: { maximumMonths: 4, legalBasis: [] } },
      { kind: 'EXCEEDS_REGIONAL_MAXIMUM', months: 6, limit: { maximumMonths: 3, legalBasis: [] } },
    ]);
  });

  it('show a desk its own region, and of its neighbours that it may not see them', async () => {
    const { data } = await compare(personaCaller('desk'), ['AM06', 'AM29']);
    expect(trialPlacement(data)).toMatchObject([
      { isVisible: true, verdict: 'SAME' },
      { isVisible: false, verdict: null, regional: null },
    ]);
  });

  it('are not for the public', async () => {
    const { data } = await compare(publicCaller, ['AM06']);
    expect(data).toEqual({ compareArrangements: null, clauseScores: null });
  });
});
