import type { Client } from 'pg';
import type { DemoData } from './demo-data';

/** Tables under forced row-level security: not even their owner may write a row of a desk it does not speak for. */
const privateTables = new Set(['profilePrivate', 'introductionPrivate', 'introductionMeetings']);

type Rows = readonly object[];

/** Writes all rows within the transaction that the client has open, and tells the planner how many there are. */
export async function writeDemoData(client: Client, data: DemoData): Promise<void> {
  const schemas: Readonly<Record<string, Readonly<Record<string, Rows>>>> = data;
  for (const [schema, tables] of Object.entries(schemas)) {
    for (const [table, rows] of Object.entries(tables)) {
      const name = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(snakeCase(table))}`;
      if (privateTables.has(table)) await insertAsDesks(client, name, rows);
      else await insertRows(client, name, rows);
      await client.query(`analyze ${name}`);
    }
  }
}

/** One statement for any number of rows: PostgreSQL reads them as records of the table. */
async function insertRows(client: Client, table: string, rows: Rows): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((property) =>
    client.escapeIdentifier(snakeCase(property)),
  );
  if (columns.length === 0) return;
  const records = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([property, value]) => [snakeCase(property), value])),
  );
  await client.query(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(records)],
  );
}

async function insertAsDesks(client: Client, table: string, rows: Rows): Promise<void> {
  for (const [deskId, ofDesk] of byDesk(rows)) {
    await client.query(`select set_config('app.role', 'DESK', true), set_config('app.desk_id', $1, true)`, [
      deskId,
    ]);
    await insertRows(client, table, ofDesk);
  }
}

function byDesk(rows: Rows): Map<string, object[]> {
  const desks = new Map<string, object[]>();
  for (const row of rows) {
    const deskId = 'deskId' in row ? String(row.deskId) : '';
    desks.set(deskId, [...(desks.get(deskId) ?? []), row]);
  }
  return desks;
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
