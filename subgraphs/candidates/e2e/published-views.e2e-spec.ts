import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const { publishes } = candidates.store;
const deskId = '00000000-0000-4000-8000-0000000000d1';

/** The rows of the README's table: view, columns, consumers. */
function documentedViews(): { name: string; columns: string[]; consumers: string[] }[] {
  const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
  return [...readme.matchAll(/^\| `(published_\w+)` \| (.+) \| (.+) \|$/gm)].map(
    ([, name = '', columns = '', consumers = '']) => ({
      name,
      columns: [...columns.matchAll(/`(\w+)`/g)].map(([, column = '']) => column),
      consumers: consumers.split(', '),
    }),
  );
}

describe('the published views', () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
  });
  afterAll(() => hub.close());

  it('are those of the README, column by column and consumer by consumer', () => {
    expect(publishes).toEqual(documentedViews());
  });

  it('have the columns that are promised, in that order, and are no more than promised', async () => {
    const columns = await hub.sql(
      `select table_name as view, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns join information_schema.views using (table_schema, table_name)
       where table_schema = 'candidates' group by 1 order by 1`,
    );
    expect(columns).toEqual(
      publishes.map(({ name, columns: promised }) => ({ view: name, columns: promised })),
    );
  });

  it('count what is published and what is available of it by the day in the Netherlands', async () => {
    const place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
    const [{ today, fresh, stale } = { today: '', fresh: '', stale: '' }] = await hub.sql<
      Record<'today' | 'fresh' | 'stale', string>
    >(
      `select d::text as today, (d - 90)::text as fresh, (d - 91)::text as stale
       from (select (now() at time zone 'Europe/Amsterdam')::date as d) as n`,
    );
    await seedProfiles(hub, [
      profileOf(place, { verifiedOn: today }),
      profileOf(place, { verifiedOn: fresh }),
      profileOf(place, { verifiedOn: stale }),
      profileOf(place, { verifiedOn: today, state: 'WITHDRAWN', withdrawnOn: today }),
    ]);
    expect(
      await hub.sql(
        `select region_code, published::int, available::int, last_verified_on::text
         from candidates.published_profile_count`,
      ),
    ).toEqual([{ region_code: 'AM06', published: 3, available: 2, last_verified_on: today }]);
  });
});
