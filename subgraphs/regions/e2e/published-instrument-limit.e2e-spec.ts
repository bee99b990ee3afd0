import { randomUUID } from 'node:crypto';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';

interface Limit {
  readonly instrument_code: string;
  readonly grantor: string | null;
  readonly region_code: string | null;
  readonly standard_months: number | null;
  readonly maximum_months: number | null;
  readonly is_open_ended: boolean;
  readonly legal_basis: string | null;
  readonly sources: readonly string[];
}

describe('the published limits of instruments', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await createTestHub([regions]);
  });
  afterAll(() => hub.close());

  const limitsOf = (code: string): Promise<Limit[]> =>
    hub.sql(
      `select * from regions.published_instrument_limit where instrument_code = $1
       order by region_code nulls first, grantor nulls first`,
      [code],
    );

  it('tell for each grantor what the law says, and on which acts that rests', async () => {
    const [municipality, uwv, ...others] = await limitsOf('TRIAL_PLACEMENT');
    expect(others).toEqual([]);
    expect(municipality).toMatchObject({
      grantor: 'MUNICIPALITY',
      region_code: null,
      standard_months: 2,
      maximum_months: null,
      legal_basis: 'Participatiewet art. 6',
    });
    expect(uwv).toMatchObject({
      grantor: 'UWV',
      standard_months: 2,
      maximum_months: 6,
      is_open_ended: false,
    });
    expect(uwv?.legal_basis).toMatch(/^Werkloosheidswet art\. 76a; .*Beleidsregels proefplaatsing UWV$/);
    expect(uwv?.sources).toContain('https://zoek.officielebekendmakingen.nl/stcrt-2012-25702.html');
  });

  it('tell what is open-ended apart from what nobody confirmed', async () => {
    expect(await limitsOf('WAGE_COST_SUBSIDY')).toMatchObject([
      { maximum_months: null, is_open_ended: true },
    ]);
    expect(await limitsOf('WAGE_VALUE_ASSESSMENT')).toEqual([]);
  });

  it('have the terms of a region beside the law, with where they were read', async () => {
    await hub.sql(
      `insert into regions.instrument_terms (id, instrument_code, region_code, municipality_code, grantor, standard_months,
         maximum_months, valid_from, source, checked_on)
       values ($1, 'JOB_COACH', 'AM06', 'GM0200', 'MUNICIPALITY', null, 24, '2026-01-01', 'A regulation', '2026-05-01')`,
      [randomUUID()],
    );
    expect(await limitsOf('JOB_COACH')).toMatchObject([
      { grantor: 'UWV', region_code: null, standard_months: 12, maximum_months: 36 },
      {
        grantor: 'MUNICIPALITY',
        region_code: 'AM06',
        municipality_code: 'GM0200',
        standard_months: null,
        maximum_months: 24,
        legal_basis: null,
        sources: ['A regulation'],
      },
    ]);
  });
});
