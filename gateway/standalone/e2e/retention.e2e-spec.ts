import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@banenbrug/service-common';
import { createTestHub, testGatewayKeysText, type TestHub, testLogger } from '@banenbrug/testkit';
import { Client } from 'pg';
import { openSubgraphs } from '../src/open-subgraphs';
import { subgraphModules } from '../src/subgraph-modules';
import { type Child, startChild, startTimeoutMs } from './processes/child';
import { root, startProcess } from './processes/hub-processes';

// A program takes its time to load on a busy machine.
jest.setTimeout(startTimeoutMs);

describe('npm run retention', () => {
  let hub: TestHub;
  const deskId = randomUUID();
  const poolId = randomUUID();

  /** Starts the built program on the hub's database, under the roles of this run. */
  function start(...args: string[]): Child {
    const ownUrls = subgraphModules.map(({ store: { name } }) => [
      `${name.toUpperCase()}_DATABASE_URL`,
      hub.role(name).url,
    ]);
    return startChild({
      name: 'retention',
      command: [process.execPath, 'gateway/standalone/dist/retention.js', ...args],
      cwd: root,
      variables: { DATABASE_URL: hub.ownerUrl, ...Object.fromEntries(ownUrls) },
    });
  }
  async function said(...args: string[]): Promise<{ code: number | null; text: string }> {
    const child = start(...args);
    const { code } = await child.exited;
    return { code, text: child.logs() };
  }
  /** Profiles whose end date passed long ago. */
  const seedEnded = (count: number) =>
    hub.sql(
      `insert into candidates.candidate_profiles
         (id, pool_id, desk_id, region_code, state, skills, published_on, changed_on, verified_on,
          published_until, revision)
       select gen_random_uuid(), $1, $2, 'AM06', 'PUBLISHED', array['Order picking'], '2024-01-01', '2024-01-01',
         '2024-02-01',
         '2024-03-01', 1 from generate_series(1, $3)`,
      [poolId, deskId, count],
    );
  const untilNoneIsPublished = async (): Promise<void> => {
    while ((await published()) > 0) await wait(50);
  };
  const published = async (): Promise<number> => {
    const [row] = await hub.sql<{ n: number }>(
      `select count(*)::int as n from candidates.candidate_profiles where state = 'PUBLISHED'`,
    );
    return row?.n ?? -1;
  };
  const lines = () => hub.sql(`select from candidates.audit_entries where role = 'RETENTION'`);

  beforeAll(async () => {
    hub = await createTestHub(subgraphModules);
    await hub.sql(`insert into candidates.candidate_pools values ($1, $2, 'AM06', 'Pool', false)`, [
      poolId,
      deskId,
    ]);
    await seedEnded(250);
  });
  afterAll(() => hub.close());

  it('tells with --dry-run what it would do, without content, and changes nothing', async () => {
    const { code, text } = await said('--dry-run');
    expect(code).toBe(0);
    expect(text).toMatch(
      /^profiles whose end date has passed: 250 to be dealt with, the oldest of 2024-03-01\n {2}[0-9a-f-]{36}\n/,
    );
    expect(text).toContain('  … and 230 more\n');
    expect(text).not.toContain('Order picking');
    expect(await published()).toBe(250);
    expect(await lines()).toEqual([]);
  });

  it('leaves nothing half done when it is killed, and finishes when it is run again', async () => {
    const blocker = new Client({ connectionString: hub.ownerUrl });
    await blocker.connect();
    try {
      await blocker.query('begin; lock table candidates.audit_entries in access exclusive mode');
      const child = start();
      await hub.untilLocked({ on: 'relation' });
      expect(await child.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
      await blocker.query('rollback');
      await untilGone(blocker, hub.role('candidates').name);
    } finally {
      await blocker.end();
    }
    const { code, text } = await said();
    expect(code).toBe(0);
    expect(text).toContain('profiles whose end date has passed: 250 dealt with, the oldest of 2024-03-01\n');
    expect(await published()).toBe(0);
    // One for each profile: the killed one has left none.
    expect(await lines()).toHaveLength(250);
    expect((await said()).text).toContain('profiles whose end date has passed: 0 dealt with\n');
  });

  it('is what the hub does at its start, in its own process', async () => {
    await seedEnded(3);
    const before = (await lines()).length;
    const roles = new Map(subgraphModules.map(({ store: { name } }) => [name, hub.role(name)]));
    const opened = await openSubgraphs(roles, { clock: systemClock, logger: testLogger('retention') });
    await untilNoneIsPublished();
    await opened.close();
    expect(await lines()).toHaveLength(before + 3);
  });

  it('is what a process of candidates does at its start', async () => {
    await seedEnded(3);
    const before = (await lines()).length;
    const child = startProcess('candidates', {
      PORT: '0',
      CANDIDATES_DATABASE_URL: hub.role('candidates').url,
      OIDC_ISSUER: 'https://issuer.example',
      OIDC_AUDIENCE: 'banenbrug',
      GATEWAY_KEYS: testGatewayKeysText,
      OIDC_JWKS: '{"keys":[{"kty":"EC","crv":"P-256","x":"x","y":"y"}]}',
    });
    // A process that refuses to start never comes to it: its log tells why.
    await child.address();
    await untilNoneIsPublished();
    expect(await child.end()).toMatchObject({ code: 0 });
    expect(await lines()).toHaveLength(before + 3);
    expect(child.logs()).toMatch(/"job":"retention".*"count":3/);
  });

  it('refuses what it does not know before it touches anything', async () => {
    expect(await said('--dryrun')).toEqual({
      code: 1,
      text: '\nUse: npm run retention -- [--dry-run]\n',
    });
  });
});

/** Resolves once the server has noticed that a role's client is dead: until then it holds its locks. */
async function untilGone(client: Client, role: string): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      'select from pg_stat_activity where datname = current_database() and usename = $1',
      [role],
    );
    if (rowCount === 0) return;
  }
}
