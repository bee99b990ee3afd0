import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, callerClaim, callerFromClaims, migrate } from '@banenbrug/service-common';
import {
  createTestDatabase,
  fixedClock,
  sensitive,
  type TestDatabase,
  testLogger,
  testRoles,
  testRun,
} from '@banenbrug/testkit';
import type { FormattedExecutionResult } from 'graphql';
import { type HubDatabase, hubRoles, mainQuestion, openHub, personas, subgraphModules } from '../../src';
import { type DemoHub, demoDay, startDemoHub, supergraphFile } from '../demo-hub';
import { backedUpAt, backUp, membersOf, restore } from './backups';
import { hubSchemas, rowsOf, rulesOf, sqlOn } from './fingerprint';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'banenbrug-backup-'));
const file = join(folder, 'hub.tar.gz');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function employer(): Caller {
  const persona = personas.find(({ name }) => name === 'employer');
  if (!persona) throw new Error('There is no persona of an employer.');
  return callerFromClaims({ subject: persona.subject, claims: { [callerClaim]: persona.claims } });
}

/** What a hub on the database answers to the main question. */
async function answerOn(database: HubDatabase): Promise<FormattedExecutionResult> {
  const { gateway, close } = await openHub({
    database,
    tokens: { issuer: 'none', audience: 'none', jwks: { keys: [] } },
    supergraphFile,
    logger: testLogger('restored hub'),
    clock: fixedClock(`${demoDay}T08:00:00Z`),
    introspection: false,
    runsJobs: false,
  });
  try {
    const context = { caller: employer(), requestId: randomUUID() };
    const { query, variables } = mainQuestion;
    const result = await gateway.executeOperation({ query, variables }, context);
    return JSON.parse(JSON.stringify(result)) as FormattedExecutionResult;
  } finally {
    await close();
  }
}

describe('a hub that is restored from its backup', () => {
  let hub: DemoHub;
  let target: TestDatabase;
  let restored: HubDatabase;
  let told: readonly string[];
  beforeAll(async () => {
    hub = await startDemoHub({ runsJobs: false });
    target = await createTestDatabase();
    restored = { ownerUrl: target.url, ...testRoles() };
    told = (await backUp(hub.database.ownerUrl, file)).lines;
    await restore(target.url, file);
  });
  afterAll(async () => {
    await target.drop();
    await hub.close();
  });

  it('was written into a file that only its owner reads, and told by schema', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(told.map((line) => line.replaceAll(/\d+/g, 'n'))).toEqual(
      ['regions', 'employers', 'candidates', 'agreements', 'standalone'].map(
        (schema) => `${schema}: n tables, n rows`,
      ),
    );
  });

  it('says first when it was made, on which server, and by which migrations', async () => {
    const [first] = await membersOf(file);
    expect(first?.name).toBe('manifest.json');
    expect(JSON.parse(first?.text ?? '')).toMatchObject({
      format: 'banenbrug backup',
      formatVersion: 1,
      createdAt: backedUpAt,
      postgres: expect.stringMatching(/^1[5-9]|^[2-9]\d/),
      migrations: { regions: expect.arrayContaining(['CreateRegions1764000000000']) },
    });
  });

  it('has every row of every table', async () => {
    const before = await rowsOf(hub.database.ownerUrl);
    expect(await rowsOf(target.url)).toEqual(before);
    expect(before['candidates.profile_private']).toMatch(/^[1-9]\d\d /);
  });

  it('has every constraint, trigger, policy and grant', async () => {
    expect(await rulesOf(target.url)).toEqual(await rulesOf(hub.database.ownerUrl));
  });

  it('shows private rows to nobody who may not see them', async () => {
    const { url = '' } = hubRoles(restored).get('candidates') ?? {};
    expect(await sqlOn(url, 'select from candidates.profile_private')).toEqual([]);
    await expect(sqlOn(url, 'select from employers.employers')).rejects.toThrow(/permission denied/);
  });

  it('answers the main question as before', async () => {
    const { query, variables } = mainQuestion;
    const { result } = await hub.ask({ query, variables }, employer());
    expect(result.errors).toBeUndefined();
    expect(await answerOn(restored)).toEqual(result);
  });

  it('goes on counting where it was', async () => {
    const insert = `insert into candidates.skills (text, used_on) values ('a skill of after', current_date) returning id`;
    const next = async (url: string) => (await sqlOn<{ id: number }>(url, insert))[0]?.id;
    expect(await next(target.url)).toBe(await next(hub.database.ownerUrl));
  });

  it('is not restored over: a database with a hub stays as it is', async () => {
    const before = await rowsOf(target.url);
    await expect(restore(target.url, file)).rejects.toThrow(/holds a hub already .* only into an empty one/);
    expect(await rowsOf(target.url)).toEqual(before);
  });

  it('is not restored by an owner who could do it only half', async () => {
    const empty = await createTestDatabase();
    const weak = await withRole(empty.url, 'restorer', '');
    await expect(restore(weak, file)).rejects.toThrow(/may not restore: it must be a superuser/);
    expect(await hubSchemas(empty.url)).toEqual([]);
    await empty.drop();
  });

  it('is not backed up by a role from whom rows are hidden', async () => {
    const reader = await withRole(hub.database.ownerUrl, 'reader', 'grant pg_read_all_data to');
    const other = join(folder, 'half.tar.gz');
    await expect(backUp(reader, other)).rejects.toThrow(
      /Rows of candidates\.erasure_receipts, .*candidates\.profile_private are hidden from the role/,
    );
    expect(statSync(`${other}.partial`, { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe('an older backup', () => {
  it('is restored as it was and then brought up to date', async () => {
    const [older, newer] = [await createTestDatabase(), await createTestDatabase()];
    const oldFile = join(folder, 'older.tar.gz');
    await migrateAtFirst(older.url);
    await sqlOn(
      older.url,
      `with pool as (insert into candidates.candidate_pools
         values (gen_random_uuid(), gen_random_uuid(), 'AM06', 'Pool', false) returning *)
       insert into candidates.candidate_profiles
           (id, pool_id, desk_id, region_code, state, skills, published_on, verified_on)
         select gen_random_uuid(), id, desk_id, region_code, 'PUBLISHED', array['Order picking'], '2024-01-01',
           '2024-02-01' from pool`,
    );
    await backUp(older.url, oldFile);
    const lines = await restore(newer.url, oldFile);
    expect(lines).toEqual(
      expect.arrayContaining([
        'candidates: 8 tables, 2 rows',
        'migrated candidates: SearchColumns1764300000000',
      ]),
    );
    expect(lines.join()).not.toContain('migrated candidates: CreateCandidates');
    const profiles = await sqlOn(
      newer.url,
      `select changed_on::text as changed, cardinality(skill_ids) as skills from candidates.candidate_profiles`,
    );
    expect(profiles).toEqual([{ changed: '2024-01-01', skills: 1 }]);
    await older.drop();
    await newer.drop();
  });
});

/** Migrates as the first version of the hub did, without what only later versions have. */
async function migrateAtFirst(url: string): Promise<void> {
  const roles = hubRoles({ ownerUrl: url, ...testRoles() });
  const stores = subgraphModules.flatMap(({ store: { name, entities, migrations } }) => {
    const role = roles.get(name);
    const first = { name, entities, migrations: migrations.slice(0, 1), tables: {}, publishes: [] };
    return role ? [{ store: first, role }] : [];
  });
  await migrate(url, stores);
}

/** The database's address for a new role of this run. */
async function withRole(url: string, name: string, grant: string): Promise<string> {
  const role = `${testRun().run}_${name}`;
  const password = sensitive('password', `secret of ${role}`);
  await sqlOn(url, `create role ${role} login password '${password}'`);
  if (grant !== '') await sqlOn(url, `${grant} ${role}`);
  const own = new URL(url);
  own.username = role;
  own.password = password;
  return own.href;
}
