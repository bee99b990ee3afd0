import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { candidates } from '@banenbrug/candidates';
import { randomId } from '@banenbrug/service-common';
import { createTestHub, fixedClock, sensitive, type TestHub, testLogger } from '@banenbrug/testkit';
import { Client } from 'pg';
import { subgraphModules } from '../src/subgraph-modules';
import { type Child, startChild, startTimeoutMs } from './processes/child';
import { root } from './processes/hub-processes';

// A program takes its time to load on a busy machine.
jest.setTimeout(startTimeoutMs);

const header = 'Kenmerk;Toestemming;Uren per week;Vaardigheden';

describe('npm run import', () => {
  let hub: TestHub;
  let folder: string;
  let desk: string;

  /** Starts the built program on the hub's database, under the roles of this run. */
  function start(args: readonly string[], before: readonly [] | readonly [string, ...string[]] = []): Child {
    const ownUrls = subgraphModules.map(({ store: { name } }) => [
      `${name.toUpperCase()}_DATABASE_URL`,
      hub.role(name).url,
    ]);
    return startChild({
      name: 'import',
      command: [...before, process.execPath, 'gateway/standalone/dist/import.js', ...args],
      cwd: root,
      variables: { DATABASE_URL: hub.ownerUrl, ...Object.fromEntries(ownUrls) },
    });
  }
  async function said(args: readonly string[], before: readonly [] | readonly [string, ...string[]] = []) {
    const child = start(args, before);
    const { code } = await child.exited;
    return { code, text: child.logs() };
  }
  async function fileOf(lines: readonly string[]): Promise<string> {
    const path = join(folder, `${randomUUID()}.csv`);
    await writeFile(path, `${lines.join('\n')}\n`);
    return path;
  }
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => `W-${at + 1};ja;24;Inpakken`);
  const published = async (): Promise<number> => {
    const [row] = await hub.sql<{ n: number }>(
      'select count(*)::int as n from candidates.candidate_profiles where desk_id = $1',
      [desk],
    );
    return row?.n ?? -1;
  };
  const imports = () =>
    hub.sql<{ id: string; state: string; rows_done: number; published: number; unchanged: number }>(
      'select id, state, rows_done, published, unchanged from candidates.imports where desk_id = $1',
      [desk],
    );

  beforeAll(async () => {
    hub = await createTestHub(subgraphModules);
    folder = await mkdtemp(join(tmpdir(), 'banenbrug-import-test-'));
  });
  beforeEach(async () => {
    desk = randomUUID();
    await hub.sql(
      `insert into regions.desks (id, kind, name, function_address, response_days, verified_on)
       values ($1, 'WSP', 'Desk', 'desk@example.nl', 2, '2026-05-01')`,
      [desk],
    );
    await hub.sql(
      `insert into regions.desk_regions (desk_id, region_code, is_first_contact) values ($1, 'AM06', false)`,
      [desk],
    );
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await hub.close();
  });

  it('imports a file, tells how far it is, and reports by line and never by value', async () => {
    const bsn = sensitive('BSN', '123456782');
    const file = await fileOf([
      header,
      'W-1;ja;24-32 u;Inpakken',
      `${bsn};ja;24;Inpakken`,
      'W-3;nee;24;Inpakken',
    ]);
    const { code, text } = await said(['--file', file, '--desk', desk, '--region', 'AM06', '--full']);
    expect(code).toBe(0);
    expect(text).toContain('0 of 3 rows\n3 of 3 rows\n');
    expect(text).toMatch(/import [0-9a-f-]{36}: DONE\npublished 1, updated 0, unchanged 0, refused 2\n/);
    expect(text).toContain('line 3: DESK_REFERENCE BSN, refused\nline 4: CONSENT NO_CONSENT, refused\n');
    expect(text).not.toMatch(/123456782|Inpakken/);
    expect(await published()).toBe(1);
  });

  it('tries with --dry-run, and says why a file cannot be read', async () => {
    const file = await fileOf([header, 'W-1;ja;24;Inpakken']);
    const tried = await said(['--file', file, '--desk', desk, '--region', 'AM06', '--dry-run']);
    expect(tried).toMatchObject({ code: 0 });
    expect(tried.text).toContain('published 1, updated 0');
    const odd = await fileOf(['a;b', '1;2']);
    const refused = await said(['--file', odd, '--desk', desk, '--region', 'AM06']);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.text).toMatch(/FAILED: NO_MAPPING/);
    expect(await published()).toBe(0);
  });

  it('says in one sentence that the disk is full, and leaves nothing', async () => {
    const file = await fileOf([header, ...numbered(500)]);
    const limited = ['bash', '-c', 'ulimit -f 2; exec "$0" "$@"'] as const;
    const { code, text } = await said(['--file', file, '--desk', desk, '--region', 'AM06'], limited);
    expect({ code, text }).toEqual({
      code: 1,
      text: '\nThere is no room for the file now. Try again later; the ticket stays good until it expires.\n',
    });
    expect(await published()).toBe(0);
  });

  it('refuses what it does not know before it touches anything', async () => {
    for (const args of [
      ['--desk', desk],
      ['--file', 'x.pdf', '--desk', desk],
      ['--file', 'x.csv', '--desk', 'desk'],
      ['--fil', 'x.csv'],
    ]) {
      expect(await said(args)).toMatchObject({
        code: 1,
        text: expect.stringMatching(/^\nUse: npm run import/),
      });
    }
    const file = await fileOf([header, 'W-1;ja;24;Inpakken']);
    const elsewhere = await said(['--file', file, '--desk', desk, '--region', 'AM01']);
    expect(elsewhere).toEqual({
      code: 1,
      text: '\ninput.regionCode: This reference does not exist, or not for you.\n',
    });
  });

  it('leaves whole chunks when it is killed, which the hub goes on after, each person once', async () => {
    const rows = 10_100;
    const file = await fileOf([header, ...numbered(rows)]);
    const blocker = new Client({ connectionString: hub.ownerUrl });
    await blocker.connect();
    try {
      await blocker.query('select pg_advisory_lock(42)');
      await blocker.query(holdSecondChunk);
      const child = start(['--file', file, '--desk', desk, '--region', 'AM06']);
      await hub.untilLocked({ on: 'advisory' });
      expect(await child.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
      await blocker.query('drop trigger hold on candidates.import_chunks; select pg_advisory_unlock(42)');
    } finally {
      await blocker.end();
    }
    const [left] = await imports();
    expect(left).toMatchObject({ state: 'RUNNING', rows_done: 10_000 });
    expect(await published()).toBe(10_000);
    // Its lease has lapsed when the hub looks again.
    const clock = fixedClock(new Date(Date.now() + 180_000).toISOString());
    const runtime = {
      dataSource: await hub.dataSource('candidates'),
      clock,
      createId: randomId,
      logger: testLogger('import'),
    };
    const job = candidates.jobs?.find(({ name }) => name === 'imports');
    expect(await job?.run(runtime, { isDryRun: false })).toMatchObject([{ count: 1, ids: [left?.id] }]);
    expect(await imports()).toMatchObject([
      { state: 'DONE', rows_done: rows, published: rows, unchanged: 0 },
    ]);
    expect(await published()).toBe(rows);
  });
});

/** Lets the second chunk of an import wait in its midst for who has the lock. */
const holdSecondChunk = `
  create function candidates.hold() returns trigger language plpgsql
    as $$ begin perform pg_advisory_xact_lock(42); return new; end $$;
  create trigger hold before insert on candidates.import_chunks for each row
    when (new.first_row > 1) execute function candidates.hold()`;
