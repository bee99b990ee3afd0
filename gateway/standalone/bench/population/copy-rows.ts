import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

/** A value of a row: an array is one of PostgreSQL's. */
export type Value = string | number | boolean | null | readonly (string | number)[];

/** Rows as objects whose keys are the columns. */
export type Row = Readonly<Record<string, Value>>;

const linesAtOnce = 500;

/** Copies rows into a table, as they are made: memory holds some hundreds of them. */
export async function copyRows(client: Client, table: string, rows: Iterable<Row>): Promise<number> {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return 0;
  const columns = Object.keys(first.value);
  let count = 0;
  function* chunks(): Generator<string> {
    let lines: string[] = [];
    for (let next = first; !next.done; next = iterator.next()) {
      const row = next.value;
      lines.push(columns.map((column) => written(row[column] ?? null)).join('\t'));
      count += 1;
      if (lines.length === linesAtOnce) {
        yield `${lines.join('\n')}\n`;
        lines = [];
      }
    }
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
  await pipeline(
    Readable.from(chunks()),
    client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`)),
  );
  return count;
}

const written = (value: Value): string =>
  value === null
    ? '\\N'
    : typeof value === 'object'
      ? escaped(`{${value.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
      : escaped(String(value));

const escaped = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (character) => escapes.get(character) ?? character);

const escapes = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);
