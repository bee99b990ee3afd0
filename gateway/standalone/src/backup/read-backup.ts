import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { StartError } from '../start-error';
import { fileFailure } from './file-failure';
import {
  type BackedUpTable,
  contentsName,
  type Manifest,
  manifestName,
  nameOf,
  readContents,
  readManifest,
} from './manifest';
import { TableDigest } from './table-digest';

/** A piece of a backup: first its manifest, then the rows of its tables, in COPY's text format, in its order. */
export type BackupPart =
  | { readonly manifest: Manifest }
  | { readonly table: BackedUpTable; readonly rows: Buffer };

/** A file within the archive. */
type Member = AsyncIterable<Buffer> & { readonly header: Header };

/** Manifest and contents are read into memory as a whole, so a hostile one must not fill it. */
const longestText = 16 * 1024 * 1024;

/**
 * Reads a backup from its beginning to its end in bounded memory. Members are known by their place and expected name, and
 * nothing is ever written under a name from the file. Only after the last part is it certain that the file is whole.
 * @throws StartError when the file cannot be read, is no backup, is damaged, or is of a newer format
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const members = extract();
  const unpacked = pipeline(createReadStream(file), createGunzip(), members);
  // Told by the member that meets it, or by the end.
  unpacked.catch(() => {});
  const reader = new BackupReader(file);
  try {
    for await (const member of members as AsyncIterable<Member>) yield* reader.read(member);
    await unpacked;
    reader.end();
  } catch (error) {
    throw inWords(error, file, reader.isBackup);
  } finally {
    members.destroy();
  }
}

/** What was read of a backup so far, and what may therefore come next. */
class BackupReader {
  private manifest: Manifest | null = null;
  private digests: TableDigest[] = [];
  /** The place of the table that is being read, and how many members it has had. */
  private at = 0;
  private member = 0;
  private isWhole = false;

  constructor(private readonly file: string) {}

  get isBackup(): boolean {
    return this.manifest !== null;
  }

  async *read(member: Member): AsyncGenerator<BackupPart> {
    const { name } = member.header;
    if (this.manifest === null) {
      if (name !== manifestName) throw noBackup(this.file);
      yield { manifest: await this.begin(member) };
    } else if (name === contentsName && !this.isWhole) {
      await this.compare(member);
    } else {
      const { table, digest } = this.next(name);
      for await (const rows of member) {
        digest.add(rows);
        yield { table, rows };
      }
    }
  }

  end(): void {
    if (!this.isWhole) throw damaged(this.file);
  }

  private async begin(member: Member): Promise<Manifest> {
    const manifest = readManifest(await this.textOf(member));
    if (manifest === null) throw noBackup(this.file);
    if (manifest === 'newer') {
      throw new StartError(
        `${this.file} was made by a newer version of Banenbrug. Restore it with that version, or with one that came after. Nothing was touched.`,
      );
    }
    this.manifest = manifest;
    this.digests = manifest.tables.map(() => new TableDigest());
    return manifest;
  }

  /** The table that a member of this name belongs to: the one before it, or one that comes later. */
  private next(name: string): { table: BackedUpTable; digest: TableDigest } {
    const tables = this.manifest?.tables ?? [];
    const expected = (place: number): string =>
      `data/${nameOf(tables[place] ?? { schema: '', name: '' })}/${place === this.at ? this.member + 1 : 1}`;
    let place = this.at;
    while (place < tables.length && expected(place) !== name) place += 1;
    const table = tables[place];
    const digest = this.digests[place];
    if (table === undefined || digest === undefined || this.isWhole) throw damaged(this.file);
    this.member = place === this.at ? this.member + 1 : 1;
    this.at = place;
    return { table, digest };
  }

  private async compare(member: Member): Promise<void> {
    const contents = readContents(await this.textOf(member));
    const found = this.digests.map((digest) => digest.result());
    if (JSON.stringify(contents?.tables) !== JSON.stringify(found)) throw damaged(this.file);
    this.isWhole = true;
  }

  private async textOf(member: Member): Promise<string> {
    if (member.header.size > longestText) throw this.isBackup ? damaged(this.file) : noBackup(this.file);
    const chunks: Buffer[] = [];
    for await (const chunk of member) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }
}

const noBackup = (file: string): StartError =>
  new StartError(
    `${file} is no backup of Banenbrug. Name a file that npm run backup has written. Nothing was touched.`,
  );

const damaged = (file: string): StartError =>
  new StartError(
    `${file} is damaged or not whole: what it holds is not what was written. Take another copy of it, or an earlier backup. Nothing was touched.`,
  );

/** What is wrong with the file, whatever the archive's libraries call it. */
function inWords(error: unknown, file: string, isBackup: boolean): unknown {
  const failure = fileFailure(error, `${file} cannot be read`);
  if (failure instanceof StartError) return failure;
  return isBackup ? damaged(file) : noBackup(file);
}
