import type { ClientBase } from 'pg';
import type { BackedUpTable, Manifest } from './manifest';

/** TypeORM's record of what was run: a restore makes it anew by running the same migrations. */
const migrationsTable = 'migrations';

/** The tables of the schemas, with the columns that can be written, in the order of their names. */
export async function readTables(client: ClientBase, schemas: readonly string[]): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(
    `select n.nspname as schema, c.relname as name,
            array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any($1) and c.relname <> $2
      group by n.nspname, c.relname
      order by array_position($1, n.nspname::text), c.relname collate "C"`,
    [schemas, migrationsTable],
  );
  return rows;
}

/** The sequences of the schemas and the last value that each gave out, beside those of the records of migrations. */
export async function readSequences(
  client: ClientBase,
  schemas: readonly string[],
): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Manifest['sequences'][number]>(
    `select schemaname as schema, sequencename as name, last_value::text as "lastValue"
       from pg_sequences
      where schemaname = any($1) and sequencename <> $2
      order by schemaname, sequencename`,
    [schemas, `${migrationsTable}_id_seq`],
  );
  return rows;
}

/** The migrations that each schema has had, in the order in which they were run; of a schema without a record, none. */
export async function readMigrations(
  client: ClientBase,
  schemas: readonly string[],
): Promise<Manifest['migrations']> {
  const found: Record<string, string[]> = {};
  for (const schema of schemas) {
    const table = `${client.escapeIdentifier(schema)}.${migrationsTable}`;
    const { rows: known } = await client.query('select where to_regclass($1) is not null', [table]);
    if (known.length === 0) continue;
    const { rows } = await client.query<{ name: string }>(`select name from ${table} order by id`);
    found[schema] = rows.map(({ name }) => name);
  }
  return found;
}

/** Which of the tables this role would see only a part of. */
export async function tablesPartlyHidden(
  client: ClientBase,
  tables: readonly BackedUpTable[],
): Promise<BackedUpTable[]> {
  const hidden: BackedUpTable[] = [];
  for (const table of tables) {
    const { rows } = await client.query('select where row_security_active($1::regclass)', [
      sqlName(client, table),
    ]);
    if (rows.length > 0) hidden.push(table);
  }
  return hidden;
}

/** A table as SQL names it. */
export function sqlName(
  client: ClientBase,
  { schema, name }: Pick<BackedUpTable, 'schema' | 'name'>,
): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}

/** A table with its columns, as COPY takes it. */
export function copyTarget(client: ClientBase, table: BackedUpTable): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column));
  return `${sqlName(client, table)} (${columns.join(', ')})`;
}

/** The same text for the same value, whatever the server's or the role's own settings are. */
export const portableText = `set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
   set local bytea_output = 'hex'; set local extra_float_digits = 1;
   set local statement_timeout = 0; set local lock_timeout = 0;
   set local idle_in_transaction_session_timeout = 0`;
