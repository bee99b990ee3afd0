import type { ObservedFetch } from '@banenbrug/gateway';
import { type Caller, callerClaim, callerFromClaims } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { defaultSeed, demoId, personas } from '../src';
import { examples } from '../src/demo/examples';
import { type DemoHub, demoDay, startDemoHub } from './demo-hub';
import { readMainQuestion, writeAnswer } from './readme';

const { query, variables, answer } = readMainQuestion();

function persona(name: string): Caller {
  const found = personas.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no persona ${name}.`);
  return callerFromClaims({ subject: found.subject, claims: { [callerClaim]: found.claims } });
}

describe('the main question', () => {
  describe('as the README asks it', () => {
    let hub: DemoHub;
    beforeAll(async () => {
      hub = await startDemoHub();
    });
    afterAll(() => hub.close());

    it('is the first operation that GraphiQL offers', () => {
      expect(examples[0]).toMatchObject({ query, variables });
    });

    it('has the answer that the README shows', async () => {
      const { result } = await hub.ask({ query, variables }, persona('employer'));
      if (process.env['UPDATE_README'] === '1') writeAnswer(result);
      expect(result).toEqual(JSON.parse(readMainQuestion().answer || answer));
    });

    it('is of the regions AM06, AM29 and AM18, each with a contact, an arrangement and schemes', async () => {
      const { result } = await hub.ask({ query, variables }, persona('employer'));
      const { ownEmployer, places, candidateSearch } = result.data as unknown as MainAnswer;
      expect(ownEmployer.sites.nodes).toEqual(
        ['AM18', 'AM06', 'AM29'].map((code) =>
          expect.objectContaining({ intendedPlacements: 50, region: { code } }),
        ),
      );
      expect(places.map(({ matches }) => matches[0]?.region.code)).toEqual(['AM06', 'AM29', 'AM18']);
      for (const { matches } of places) {
        const region = matches[0]?.region;
        expect(region?.contact?.emailAddress).toMatch(/@example\.nl$/);
        expect(region?.contact?.desk.responseDays).toBeGreaterThan(0);
        expect(region?.arrangements?.nodes).toHaveLength(1);
        expect(region?.instruments.length).toBeGreaterThan(10);
      }
      expect(candidateSearch.nodes).toHaveLength(10);
      expect(candidateSearch.totalCount).toBeGreaterThan(10);
    });
  });

  it('costs the same statements and fetches when the demo data is ten times as much', async () => {
    const cost = async (size: number) => {
      const fetches: string[] = [];
      const hub = await startDemoHub({ size, onFetch: (fetch) => fetches.push(describeFetch(fetch)) });
      try {
        const { statements, result } = await hub.ask({ query, variables }, persona('employer'));
        expect(result.errors).toBeUndefined();
        return { statements: statements.length, fetches };
      } finally {
        await hub.close();
      }
    };
    const once = await cost(1);
    expect(await cost(10)).toEqual(once);
    expect(once.fetches).toEqual(
      expect.arrayContaining(['regions', 'employers', 'candidates', 'agreements']),
    );
    expect(once.statements).toBeLessThanOrEqual(20);
  }, 60_000);

  it('about three other towns, on other demo data, agrees with SQL over the tables', async () => {
    const towns = ['Zwolle', 'Breda', 'Groningen'];
    const seed = 'another hub';
    const hub = await startDemoHub({ seed, towns });
    try {
      const employerId = demoId(seed, 'employer', 0);
      const asked = await hub.ask({ query, variables: { towns } }, callers.employer(employerId));
      expect(asked.result.errors).toBeUndefined();
      const { ownEmployer, places, candidateSearch } = asked.result.data as unknown as MainAnswer;
      expect(ownEmployer.sites.nodes).toEqual(await expectedSites(hub, employerId));
      expect(places.map(({ matches }) => matches.map(summaryOf))).toEqual(
        await expectedPlaces(hub, towns, employerId),
      );
      const expected = await expectedCandidates(hub, towns);
      expect(candidateSearch.totalCount).toBe(expected.total);
      expect(
        Object.fromEntries(candidateSearch.byRegion.map(({ region, count }) => [region.code, count])),
      ).toEqual(expected.byRegion);
      expect(candidateSearch.leftOut.total.count).toBe(rounded(expected.leftOut));
      expect(candidateSearch.nodes).toHaveLength(Math.min(10, expected.total));
      expect(candidateSearch.nodes.filter(({ region }) => !(region.code in expected.byRegion))).toEqual([]);
    } finally {
      await hub.close();
    }
  }, 60_000);

  it('of the default seed is asked for the employer whose depots are in those towns', () => {
    expect(persona('employer').employerId).toBe(demoId(defaultSeed, 'employer', 0));
  });
});

interface MainAnswer {
  readonly ownEmployer: { sites: { nodes: object[] } };
  readonly places: { matches: RegionMatch[] }[];
  readonly candidateSearch: {
    totalCount: number;
    byRegion: { region: { code: string }; count: number }[];
    leftOut: { total: { count: number | null } };
    nodes: { region: { code: string } }[];
  };
}

interface RegionMatch {
  readonly region: {
    code: string;
    contact: { emailAddress: string; desk: { responseDays: number } } | null;
    arrangements: { nodes: { coverage: string }[] } | null;
    instruments: { code: string }[];
  };
}

const summaryOf = ({ region }: RegionMatch) => ({
  code: region.code,
  contact: region.contact?.emailAddress ?? null,
  responseDays: region.contact?.desk.responseDays ?? null,
  coverage: region.arrangements?.nodes.map((node) => node.coverage) ?? null,
  instruments: region.instruments.map(({ code }) => code),
});

const describeFetch = ({ service }: ObservedFetch): string => service;

const rounded = (count: number): number | null => (count < 5 ? null : Math.round(count / 5) * 5);

/** The depots of the employer that asks. */
function expectedSites(hub: DemoHub, employerId: string) {
  return hub.sql(
    `select name, intended_placements as "intendedPlacements", json_build_object('code', region_code) as region
     from employers.sites where employer_id = $1 order by name collate "C"`,
    [employerId],
  );
}

/** What the tables say of each town, in SQL of this test's own. */
async function expectedPlaces(hub: DemoHub, towns: readonly string[], employerId: string) {
  const instruments = await hub.sql<{ code: string }>(
    `select code from regions.instruments
     where coalesce(valid_from, '-infinity') <= $1::date and coalesce(valid_until, 'infinity') >= $1::date order by position`,
    [demoDay],
  );
  return Promise.all(
    towns.map(async (town) => {
      const [row] = await hub.sql<{ code: string; contact: string; days: number; coverage: string[] }>(
        `select mr.region_code as code, c.email_address as contact, d.response_days as days,
                array(select ra.coverage from agreements.regional_arrangements ra
                      join agreements.arrangements a on a.id = ra.arrangement_id
                      where ra.region_code = mr.region_code and a.employer_id = $3) as coverage
         from regions.municipalities m
         join regions.municipality_regions mr on mr.municipality_code = m.code
         join regions.desk_regions dr on dr.region_code = mr.region_code and dr.is_first_contact
         join regions.desks d on d.id = dr.desk_id
         join regions.desk_contacts c on c.desk_id = d.id and c.deputy_of is null
           and $2::date between c.valid_from and coalesce(c.valid_until, 'infinity')
         where m.name = $1`,
        [town, demoDay, employerId],
      );
      return [
        {
          code: row?.code,
          contact: row?.contact,
          responseDays: row?.days,
          coverage: row?.coverage,
          instruments: instruments.map(({ code }) => code),
        },
      ];
    }),
  );
}

const warehouse = ['4321', '8344', '9321', '9333', '9334'].map((code) => `ISCO:${code}`);

/** Who fits warehouse work of at least 20 hours, judged row by row in this test instead of by the engine. */
async function expectedCandidates(hub: DemoHub, towns: readonly string[]) {
  const rows = await hub.sql<{
    region: string;
    min: number | null;
    max: number | null;
    occupations: string[] | null;
  }>(
    `select p.region_code as region, p.hours_min as min, p.hours_max as max, p.occupations
     from candidates.candidate_profiles p
     join regions.municipality_regions mr on mr.region_code = p.region_code
     join regions.municipalities m on m.code = mr.municipality_code
     where m.name = any($1) and p.withdrawn_on is null and p.verified_on >= $2::date - 90`,
    [towns, demoDay],
  );
  const verdicts = rows.map(({ region, min, max, occupations }) => {
    const hours = max === null ? (min !== null && min >= 20 ? true : null) : max >= 20;
    const work = occupations === null ? null : occupations.some((code) => warehouse.includes(code));
    const verdict = hours === false || work === false ? false : hours === null || work === null ? null : true;
    return { region, verdict };
  });
  const regions = await hub.sql<{ code: string }>(
    `select distinct mr.region_code as code from regions.municipalities m
     join regions.municipality_regions mr on mr.municipality_code = m.code where m.name = any($1)`,
    [towns],
  );
  const hits = verdicts.filter(({ verdict }) => verdict === true);
  return {
    total: hits.length,
    leftOut: verdicts.filter(({ verdict }) => verdict === null).length,
    byRegion: Object.fromEntries(
      regions.map(({ code }) => [code, hits.filter(({ region }) => region === code).length]),
    ),
  };
}
