import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { subgraphModules } from '../src';

const names = subgraphModules.map(({ store }) => store.name);

/** Columns that are for one desk, or for the sides of an introduction: whatever table has one is private. */
const privateColumns = [
  'consent_recorded_on',
  'desk_notes',
  'desk_reference',
  'meeting_at',
  'notes',
  'workplace_conditions',
];

/** The private tables as the subgraph's README has them. */
function privateTablesInReadme(subgraph: string): string[] {
  const readme = readFileSync(join(__dirname, '../../../subgraphs', subgraph, 'README.md'), 'utf8');
  const [, list = ''] = /^Private, under forced row-level security: ([^.]+)\./m.exec(readme) ?? [];
  return [...list.matchAll(/`(\w+)`/g)].map(([, table]) => `${subgraph}.${table}`);
}

describe('row-level security in the whole hub', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await createTestHub(subgraphModules);
  });
  afterAll(() => hub.close());

  const tables = () =>
    hub.sql<{ place: string; columns: string[]; isForced: boolean; policies: number }>(
      `select n.nspname || '.' || c.relname as place, c.relrowsecurity and c.relforcerowsecurity as "isForced",
         array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0) as columns,
         (select count(*)::int from pg_policy where polrelid = c.oid) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any($1) and c.relkind = 'r'`,
      [names],
    );

  it('is forced, with a policy, on every table that is private by its name or one of its columns', async () => {
    const isPrivate = ({ place, columns }: { place: string; columns: string[] }): boolean =>
      place.includes('private') || columns.some((column) => privateColumns.includes(column));
    const found = (await tables()).filter(isPrivate);
    expect(found.length).toBeGreaterThanOrEqual(3);
    expect(found.filter(({ isForced, policies }) => !isForced || policies === 0)).toEqual([]);
  });

  it('is forced on exactly the tables that the READMEs call private', async () => {
    const forced = (await tables()).filter(({ isForced }) => isForced).map(({ place }) => place);
    expect(forced.toSorted()).toEqual(names.flatMap(privateTablesInReadme).toSorted());
  });

  it('binds every login role: none is superuser, may pass it, owns a table or belongs to another role', async () => {
    const roles = names.map((name) => hub.role(name).name);
    const strong = await hub.sql(
      `select rolname from pg_roles r where rolname = any($1) and (rolsuper or rolbypassrls
         or exists (select from pg_class where relowner = r.oid)
         or exists (select from pg_auth_members where member = r.oid))`,
      [roles],
    );
    expect(strong).toEqual([]);
  });
});
