import { readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { testRoles } from '@banenbrug/testkit';
import { extract, pack } from 'tar-stream';
import { restoreBackup, verifyBackup } from '../../src/backup/restore-backup';
import { type WrittenBackup, writeBackup } from '../../src/backup/write-backup';

/** The moment at which every backup of the tests is made. */
export const backedUpAt = '2026-11-23T08:00:00.000Z';

/** Makes a backup, and answers what it told beside what it wrote. */
export async function backUp(
  url: string,
  file: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<WrittenBackup & { lines: readonly string[] }> {
  const lines: string[] = [];
  const written = await writeBackup(url, file, {
    clock: { now: () => new Date(backedUpAt) },
    progress: (line) => lines.push(line),
    signal,
  });
  return { ...written, lines };
}

/** Verifies and restores a backup into a database under the roles of this run. */
export async function restore(url: string, file: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const manifest = await verifyBackup(file);
  await restoreBackup({ ownerUrl: url, ...testRoles() }, file, manifest, (line) => lines.push(line));
  return lines;
}

/** A member of a backup's archive. */
export interface Member {
  readonly name: string;
  readonly text: string;
}

/** Writes a backup again, whole as an archive, with other members than it had. */
export async function repack(
  file: string,
  target: string,
  change: (members: readonly Member[]) => readonly Member[],
): Promise<string> {
  const archive = pack();
  for (const { name, text } of change(await membersOf(file))) archive.entry({ name }, text);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk);
  writeFileSync(target, gzipSync(Buffer.concat(chunks)));
  return target;
}

/** The members of a backup as they stand in it. */
export async function membersOf(file: string): Promise<readonly Member[]> {
  const archive = extract();
  Readable.from([gunzipSync(readFileSync(file))]).pipe(archive);
  const members: Member[] = [];
  for await (const member of archive) {
    const chunks: Buffer[] = [];
    for await (const chunk of member as AsyncIterable<Buffer>) chunks.push(chunk);
    members.push({ name: member.header.name, text: Buffer.concat(chunks).toString() });
  }
  return members;
}
