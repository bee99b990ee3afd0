import { Client } from 'pg';
import { subgraphModules } from '../../src';

const schemas = [...subgraphModules.map(({ store }) => store.name), 'standalone'];

/** Runs SQL on a database that no test hub was made of. */
export async function sqlOn<Row extends object>(
  url: string,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...parameters])).rows;
  } finally {
    await client.end();
  }
}

/** Every table of the hub with the number of its rows and a hash of all of them, whatever their order. */
export async function rowsOf(url: string): Promise<Readonly<Record<string, string>>> {
  const tables = await sqlOn<{ name: string; migrations: boolean }>(
    url,
    `select format('%I.%I', n.nspname, c.relname) as name, c.relname = 'migrations' as migrations
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = any($1) order by 1`,
    [schemas],
  );
  // The records of migrations are made anew: their names are what counts.
  const hashes = tables.map(
    ({ name, migrations }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' order by line collate "C")), '')
         as hash from (select ${migrations ? 'name' : 'each::text'} as line from ${name} as each) as lines`,
  );
  const rows = await sqlOn<{ name: string; hash: string }>(url, hashes.join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

/** What keeps the rows as they must be, and from whom they must not see: constraints, policies, row security, grants. */
export function rulesOf(url: string): Promise<object[]> {
  return sqlOn(
    url,
    `select 'table' as kind, format('%I.%I', n.nspname, c.relname) as name, c.relkind::text,
            c.relrowsecurity as secured, c.relforcerowsecurity as forced, c.relacl::text as definition
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any($1) and c.relkind in ('r', 'v', 'S')
     union all
     select 'constraint', conrelid::regclass || ' ' || conname, null, condeferrable, convalidated,
            pg_get_constraintdef(oid)
       from pg_constraint where connamespace::regnamespace::text = any($1) and contype <> 'n'
     union all
     select 'policy', schemaname || '.' || tablename || ' ' || policyname, cmd, null, null, qual || with_check
       from pg_policies where schemaname = any($1)
     union all
     select 'trigger', tgrelid::regclass || ' ' || tgname, tgenabled::text, null, null, null
       from pg_trigger join pg_class c on c.oid = tgrelid
      where not tgisinternal and c.relnamespace::regnamespace::text = any($1)
     order by 1, 2`,
    [schemas],
  );
}

/** The schemas of a hub that a database has. */
export async function hubSchemas(url: string): Promise<string[]> {
  const rows = await sqlOn<{ name: string }>(
    url,
    'select nspname as name from pg_namespace where nspname = any($1) order by 1',
    [schemas],
  );
  return rows.map(({ name }) => name);
}
