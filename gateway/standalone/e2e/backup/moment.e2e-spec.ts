import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { Client } from 'pg';
import { subgraphModules } from '../../src';
import { readBackup } from '../../src/backup/read-backup';
import { backUp } from './backups';

jest.setTimeout(60_000);

describe('a backup beside a working hub', () => {
  let hub: TestHub;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-moment-'));
    hub = await createTestHub(subgraphModules);
  });
  afterAll(async () => {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds all of a transaction or nothing, in every table, while others write', async () => {
    const file = join(folder, 'moment.tar.gz');
    const writing = new AbortController();
    const writer = writePairs(hub.ownerUrl, writing.signal);
    while ((await keysIn('regions')) < 5) await nextTurn();
    const before = await keysIn('regions');
    await backUp(hub.ownerUrl, file);
    writing.abort();
    await writer;
    const [first, last] = await Promise.all([rowsIn(file, 'regions'), rowsIn(file, 'agreements')]);
    expect(first.length).toBeGreaterThanOrEqual(before);
    expect(last).toEqual(first);
    expect(await keysIn('agreements')).toBeGreaterThan(first.length);
  });

  it('passes a table of any size on in members of bounded size', async () => {
    const file = join(folder, 'large.tar.gz');
    await hub.sql(
      `insert into regions.idempotency_keys select 'large', n::text, repeat(md5(n::text), 64), gen_random_uuid(), now()
       from generate_series(1, 5000) as n`,
    );
    const { rows } = await backUp(hub.ownerUrl, file);
    const large = await rowsIn(file, 'regions');
    expect(large.filter((line) => line.startsWith('large\t'))).toHaveLength(5000);
    expect(rows).toBeGreaterThan(5000);
  });

  it('is given up when it is told to stop, and nothing is left of it', async () => {
    const file = join(folder, 'stopped.tar.gz');
    await expect(backUp(hub.ownerUrl, file, AbortSignal.abort())).rejects.toThrow(/was interrupted/);
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });

  it('takes the place of no other file, finished or not', async () => {
    const file = join(folder, 'there.tar.gz');
    writeFileSync(file, 'mine');
    await expect(backUp(hub.ownerUrl, file)).rejects.toThrow(/is there already and stays as it is/);
    const other = join(folder, 'begun.tar.gz');
    writeFileSync(`${other}.partial`, 'of another');
    await expect(backUp(hub.ownerUrl, other)).rejects.toThrow(/another backup is being written/);
    expect(existsSync(`${other}.partial`)).toBe(true);
    await expect(backUp(hub.ownerUrl, join(folder, 'no', 'folder'))).rejects.toThrow(
      /its folder, is not there/,
    );
  });

  async function keysIn(schema: string): Promise<number> {
    const [row] = await hub.sql<{ n: number }>(`select count(*)::int as n from ${schema}.idempotency_keys`);
    return row?.n ?? 0;
  }
});

/** Writes one row into the first and one into the last schema, in one transaction, again and again. */
async function writePairs(url: string, signal: AbortSignal): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (let n = 1; !signal.aborted; n += 1) {
    const row = `values ('pair', '${n}', '', '00000000-0000-4000-8000-000000000000', now())`;
    await client.query(
      `begin; insert into regions.idempotency_keys ${row}; insert into agreements.idempotency_keys ${row}; commit`,
    );
  }
  await client.end();
}

/** The lines that a backup has of a schema's idempotency keys. */
async function rowsIn(file: string, schema: string): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const part of readBackup(file)) {
    if ('rows' in part && part.table.schema === schema && part.table.name === 'idempotency_keys') {
      chunks.push(part.rows);
    }
  }
  return Buffer.concat(chunks).toString().split('\n').sort();
}
