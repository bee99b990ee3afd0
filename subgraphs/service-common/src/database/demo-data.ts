/** The table in which the loader of demo data notes what it loaded: there is one only where demo data were loaded. */
export const demoDataTable = { schema: 'standalone', name: 'demo_data' } as const;

/** Whatever can run a statement and answers with its rows. */
interface RowSource {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

/**
 * Whether demo data were loaded into a database. The catalogue knows, which every role may read, so no role needs a
 * right on the table itself.
 */
export async function holdsDemoData(source: RowSource): Promise<boolean> {
  const answer = await source.query(
    `select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = $2`,
    [demoDataTable.schema, demoDataTable.name],
  );
  const rows = Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows;
  return rows.length > 0;
}
