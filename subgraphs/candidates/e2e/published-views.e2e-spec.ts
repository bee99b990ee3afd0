import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';

describe('the published views', () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
  });
  afterAll(() => hub.close());

  it('are the only views there are, under whatever name', async () => {
    const rows = await hub.sql<{ name: string }>(
      `select table_name as name from information_schema.views where table_schema = 'candidates'`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(
      candidates.store.publishes.map(({ name }) => name).sort(),
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
