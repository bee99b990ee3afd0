import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import fc from 'fast-check';
import { regions } from '../src';
import { dayAt, worldRegions, worlds, writeWorld } from './contact-worlds';

/** Who answers for a region, as both sides tell it. */
interface Answer {
  readonly code: string;
  readonly contact: {
    readonly basis: string;
    readonly promisedResponseDays: number;
    readonly desk: { readonly id: string };
    readonly contact: { readonly id: string } | null;
  } | null;
}

const query = `query ($on: LocalDate) {
  regions { code contact(on: $on) { basis promisedResponseDays desk { id } contact { id } } }
}`;

describe('the published contact of a region', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await createTestHub([regions]);
  });
  afterAll(() => hub.close());

  const published = (on: string) =>
    hub.sql(
      `select distinct on (region_code) region_code as code, json_build_object('basis', basis,
         'promisedResponseDays', response_days, 'desk', json_build_object('id', desk_id),
         'contact', case when contact_id is not null then json_build_object('id', contact_id) end) as contact
       from regions.published_region_contact where days @> $1::date and region_code = any($2)
       order by region_code, precedence`,
      [on, worldRegions],
    );

  it('is on any day whom the region itself answers, whoever left, is away or closed', async () => {
    const subgraph = await hub.subgraph('regions');
    const found = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        worlds,
        fc.array(fc.integer({ min: -100, max: 200 }), { minLength: 3, maxLength: 3 }),
        async (world, offsets) => {
          await writeWorld(hub, world);
          for (const on of offsets.map(dayAt)) {
            const { data } = await ask<{ regions: Answer[] }>(
              subgraph,
              query,
              { on },
              { caller: callers.public },
            );
            const own = data.regions.filter(({ code }) => worldRegions.includes(code));
            expect(await published(on)).toEqual(own);
            for (const { contact } of own) found.add(contact?.basis ?? 'NOBODY');
          }
        },
      ),
      { numRuns: 60, seed: 2026 },
    );
    expect([...found].sort()).toEqual([
      'CLOSED_DESK',
      'DEPUTY',
      'DESK_ADDRESS',
      'IN_CHARGE',
      'NATIONAL_LIAISON',
      'OTHER_DESK',
    ]);
  }, 120_000);
});
