import { createTestHub, type TestHub, testRun } from '@banenbrug/testkit';
import { subgraphModules } from '../subgraph-modules';
import { type LoadDemoDataOptions, loadDemoData } from './load-demo-data';

const day = '2026-11-23';
const schemas = ['regions', 'employers', 'candidates', 'agreements'];

async function load(ownerUrl: string, options: LoadDemoDataOptions = {}): Promise<string[]> {
  const lines: string[] = [];
  await loadDemoData(ownerUrl, { day, progress: (line) => lines.push(line), ...options });
  return lines;
}

/** A checksum and a count of every table. */
async function contentOf(hub: TestHub): Promise<Record<string, { rows: number; checksum: string }>> {
  const tables = await hub.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1) order by 1`,
    [schemas],
  );
  const contents: [string, { rows: number; checksum: string }][] = [];
  for (const { name } of tables) {
    const [content] = await hub.sql<{ rows: number; checksum: string }>(
      `select count(*)::int as rows, md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as checksum
       from ${name} t`,
    );
    if (content) contents.push([name, content]);
  }
  return Object.fromEntries(contents);
}

/** Makes a role without any power over row-level security the owner of everything in the hub's schemas. */
async function giveToOrdinaryOwner(hub: TestHub, password: string): Promise<string> {
  const role = `${testRun().run}_demo_owner`;
  const url = new URL(hub.ownerUrl);
  await hub.sql(`create role "${role}" login password '${password}'`);
  await hub.sql(`grant create on database "${url.pathname.slice(1)}" to "${role}"`);
  const owned = await hub.sql<{ statement: string }>(
    `select format('alter schema %I owner to %I', n, $2::text) as statement from unnest($1::text[]) n
     union all
     select format('alter table %I.%I owner to %I', schemaname, tablename, $2::text) from pg_tables
     where schemaname = any($1)`,
    [schemas, role],
  );
  for (const { statement } of owned) await hub.sql(statement);
  url.username = role;
  url.password = password;
  return url.href;
}

describe('loading demo data', () => {
  const hubs: TestHub[] = [];
  const newHub = async (): Promise<TestHub> => {
    const hub = await createTestHub(subgraphModules);
    hubs.push(hub);
    return hub;
  };
  afterEach(async () => {
    for (const hub of hubs.splice(0)) await hub.close();
  });

  it('fills the tables of all four subgraphs, and says what with', async () => {
    const hub = await newHub();
    const before = await contentOf(hub);
    const lines = await load(hub.ownerUrl);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^demo data: 37 desks, 24 employers with \d+ sites and \d+ vacancies, 4\d\d profiles, 2 arr/,
    );
    const after = await contentOf(hub);
    const left = [
      'access_grants',
      'audit_entries',
      'candidates.import',
      'erasure_receipts',
      'idempotency_keys',
      'instrument',
      'migrations',
      'municipalit',
      'notification_preferences',
      'outgoing_mails',
      'calendar_feeds',
      'follow_up_entries',
      'follow_up_exports',
      'follow_up_reminders_off',
      'session_events',
      'session_join_codes',
      'regions.regions',
      'revoked_subjects',
      'saved_searches',
    ];
    const untouched = Object.keys(after).filter((name) => before[name]?.checksum === after[name]?.checksum);
    expect(untouched.filter((name) => !left.some((part) => name.includes(part)))).toEqual([]);
  });

  it('makes the same rows in two databases, as any owner', async () => {
    const [one, other] = [await newHub(), await newHub()];
    await load(one.ownerUrl);
    const ordinaryOwner = await giveToOrdinaryOwner(other, 'of this test only');
    await load(ordinaryOwner);
    const [rows] = await other.sql<{ rolbypassrls: boolean }>(
      `select rolsuper or rolbypassrls as rolbypassrls from pg_roles where rolname = $1`,
      [new URL(ordinaryOwner).username],
    );
    expect(rows?.rolbypassrls).toBe(false);
    const contents = await Promise.all([contentOf(one), contentOf(other)]);
    const demoOnly = contents.map((content) =>
      Object.entries(content).filter(([name]) => !name.endsWith('.migrations')),
    );
    expect(demoOnly[1]).toEqual(demoOnly[0]);
  });

  it('changes nothing the second time, whatever is asked, and says why', async () => {
    const hub = await newHub();
    await load(hub.ownerUrl);
    const first = await contentOf(hub);
    const said = [
      await load(hub.ownerUrl),
      await load(hub.ownerUrl, { day: '2026-12-23' }),
      await load(hub.ownerUrl, { day: '2026-12-24' }),
      await load(hub.ownerUrl, { seed: 'other' }),
      await load(hub.ownerUrl, { size: 2 }),
      await load(hub.ownerUrl, { towns: ['Zwolle'] }),
    ].flat();
    expect(await contentOf(hub)).toEqual(first);
    const there = 'demo data of 2026-11-23 is there already';
    const other = `${there}, with another seed, size or towns, and stays as it is; npm start -- --fresh makes it anew`;
    expect(said).toEqual([
      there,
      there,
      `${there} and its dates grow old; npm start -- --fresh makes new dates`,
      other,
      other,
      other,
    ]);
  });

  it('is loaded once when two programs start at the same time', async () => {
    const hub = await newHub();
    const said = (await Promise.all([load(hub.ownerUrl), load(hub.ownerUrl)])).flat();
    expect(said.filter((line) => line.includes('is there already'))).toHaveLength(1);
    expect(await hub.sql('select seed, size, loaded_on::text from standalone.demo_data')).toEqual([
      { seed: 'banenbrug', size: 1, loaded_on: day },
    ]);
  });

  it('leaves nothing half loaded when a row is in its way', async () => {
    const hub = await newHub();
    const before = await contentOf(hub);
    await hub.sql(`insert into employers.employers (id, name, kvk_number, registered_on)
      values (gen_random_uuid(), 'In the way', '00000001', '2026-01-01')`);
    await expect(load(hub.ownerUrl)).rejects.toThrow('uq_employers_kvk_number');
    await hub.sql(`delete from employers.employers`);
    expect(await contentOf(hub)).toEqual(before);
    expect(await load(hub.ownerUrl)).toHaveLength(1);
  });

  it('keeps what it remembers from the roles of the subgraphs', async () => {
    const hub = await newHub();
    await load(hub.ownerUrl);
    for (const { store } of subgraphModules) {
      const subgraph = await hub.dataSource(store.name);
      await expect(subgraph.query('select * from standalone.demo_data')).rejects.toThrow('permission denied');
    }
  });
});
