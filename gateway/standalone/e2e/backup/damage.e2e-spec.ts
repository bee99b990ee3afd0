import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTestDatabase, createTestHub, type TestHub, testRoles } from '@banenbrug/testkit';
import { subgraphModules } from '../../src';
import { restoreBackup, verifyBackup } from '../../src/backup/restore-backup';
import { backUp, type Member, repack } from './backups';
import { hubSchemas, sqlOn } from './fingerprint';

jest.setTimeout(60_000);

const damaged =
  /is damaged or not whole: .*Take another copy of it, or an earlier backup\. Nothing was touched\.$/;
const noBackup = /is no backup of Banenbrug\. .* Nothing was touched\.$/;
const newer = /was made by a newer version of Banenbrug/;

describe('a file that is not a whole backup', () => {
  let hub: TestHub;
  let folder: string;
  let whole: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-damage-'));
    whole = join(folder, 'whole.tar.gz');
    hub = await createTestHub(subgraphModules);
    await backUp(hub.ownerUrl, whole);
  });
  afterAll(async () => {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const written = (name: string, content: Buffer | string): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const repacked = (change: (members: readonly Member[]) => readonly Member[]): Promise<string> =>
    repack(whole, join(folder, 'repacked.tar.gz'), change);
  const withManifest = (change: (manifest: Record<string, unknown>) => object): Promise<string> =>
    repacked(([first, ...others]) => [
      { name: 'manifest.json', text: JSON.stringify(change(JSON.parse(first?.text ?? '{}'))) },
      ...others,
    ]);
  const regions = ({ name }: Member): boolean => name === 'data/regions.regions/1';

  it('is told from one that is', async () => {
    expect((await verifyBackup(whole)).tables.length).toBeGreaterThan(50);
    expect((await verifyBackup(await repacked((members) => members))).tables.length).toBeGreaterThan(50);
  });

  it('is refused when it was cut off, wherever', async () => {
    const { length } = readFileSync(whole);
    for (const kept of [length - 1, length - 600, Math.floor(length / 2)]) {
      const file = written('cut.tar.gz', readFileSync(whole));
      truncateSync(file, kept);
      await expect(verifyBackup(file)).rejects.toThrow(damaged);
    }
    await expect(verifyBackup(written('empty.tar.gz', ''))).rejects.toThrow(noBackup);
  });

  it('is refused when one byte of it is another', async () => {
    const bytes = readFileSync(whole);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 0b100;
    await expect(verifyBackup(written('flipped.tar.gz', bytes))).rejects.toThrow(damaged);
  });

  it('is refused when a row of it is another, or gone, though the archive is whole', async () => {
    const changed = await repacked((members) =>
      members.map((member) =>
        regions(member) ? { ...member, text: member.text.replace('Groningen', 'Groningem') } : member,
      ),
    );
    await expect(verifyBackup(changed)).rejects.toThrow(damaged);
    const less = await repacked((members) => members.filter((member) => !regions(member)));
    await expect(verifyBackup(less)).rejects.toThrow(damaged);
  });

  it('is refused when its end is missing, or something comes after it', async () => {
    await expect(verifyBackup(await repacked((members) => members.slice(0, -1)))).rejects.toThrow(damaged);
    const longer = await repacked((members) => [...members, { name: 'data/regions.regions/2', text: 'x\n' }]);
    await expect(verifyBackup(longer)).rejects.toThrow(damaged);
  });

  it('is refused when it is no backup at all', async () => {
    const other = await repacked(() => [{ name: 'notes.txt', text: 'mine' }]);
    for (const file of [written('notes.txt', 'mine'), written('notes.gz', gzipSync('mine')), other]) {
      await expect(verifyBackup(file)).rejects.toThrow(noBackup);
    }
    await expect(verifyBackup(await withManifest(() => ({ format: 'another' })))).rejects.toThrow(noBackup);
    await expect(verifyBackup(join(folder, 'nowhere'))).rejects.toThrow(/cannot be read: .*not there\.$/);
    await expect(verifyBackup(folder)).rejects.toThrow(/cannot be read: it is a folder\.$/);
  });

  it('is refused when a newer version has made it', async () => {
    const format = await withManifest((manifest) => ({ ...manifest, formatVersion: 2 }));
    await expect(verifyBackup(format)).rejects.toThrow(newer);
    const migrations = { regions: ['CreateRegions1764000000000', 'Later2000000000000'] };
    await expect(
      verifyBackup(await withManifest((manifest) => ({ ...manifest, migrations }))),
    ).rejects.toThrow(/newer version of Banenbrug: schema "regions" had migration "Later2000000000000"/);
  });

  it('writes no file, whatever names its members have', async () => {
    const before = readdirSync(tmpdir());
    for (const name of ['../evil', join(folder, 'evil'), 'data/../../evil/1']) {
      const hostile = await repacked(([first, ...others]) => [
        ...(first ? [first] : []),
        { name, text: 'evil' },
        ...others,
      ]);
      await expect(verifyBackup(hostile)).rejects.toThrow(damaged);
    }
    expect(readdirSync(folder)).not.toContain('evil');
    expect(readdirSync(tmpdir()).filter((name) => name === 'evil' && !before.includes(name))).toEqual([]);
  });

  it('leaves the database empty when it is found out only while it is loaded', async () => {
    const manifest = await verifyBackup(whole);
    const less = await repacked((members) => members.filter((member) => !regions(member)));
    const target = await createTestDatabase();
    const database = { ownerUrl: target.url, ...testRoles() };
    await expect(restoreBackup(database, less, manifest, () => {})).rejects.toThrow(damaged);
    expect(await hubSchemas(target.url)).toEqual([]);
    await target.drop();
  });

  it('puts no value into a table that it was not in', async () => {
    const file = await withManifest((manifest) => ({
      ...manifest,
      tables: (manifest['tables'] as { name: string; columns: string[] }[]).map((table) =>
        table.name === 'regions' ? { ...table, columns: [...table.columns, 'postgres'] } : table,
      ),
    }));
    const target = await createTestDatabase();
    const database = { ownerUrl: target.url, ...testRoles() };
    await expect(restoreBackup(database, file, await verifyBackup(file), () => {})).rejects.toThrow(
      /does not fit this version .* its table regions\.regions is another/,
    );
    expect(await hubSchemas(target.url)).toEqual([]);
    await target.drop();
  });
});

describe('a database that is not that of a hub', () => {
  it('is not backed up, and nothing is left of the attempt', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'banenbrug-none-'));
    const database = await createTestDatabase();
    await sqlOn(database.url, 'create schema regions; create table regions.mine (id int)');
    await expect(backUp(database.url, join(folder, 'none.tar.gz'))).rejects.toThrow(/not that of a hub/);
    expect(readdirSync(folder)).toEqual([]);
    await database.drop();
    rmSync(folder, { recursive: true });
  });
});
