import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Readable } from 'node:stream';
import { ImportFileError } from '../import-file-error';

const megabyte = 1024 * 1024;

/** Members of an archive; a workbook has tens. */
const mostMembers = 2_000;

/** Beyond this size a member that is packed tighter than any table is was made to be large. */
const tightness = { from: 16 * megabyte, ratio: 250 };

/** The most bytes of a member, unpacked. Sheets are never held; shared strings are. */
export const memberBounds = {
  SHEET: 1024 * megabyte,
  SHARED_STRINGS: 64 * megabyte,
  STYLES: 8 * megabyte,
  WORKBOOK: 4 * megabyte,
} as const;

/** What a member of the archive is read as, and so how large it may be. */
export type MemberKind = keyof typeof memberBounds;

/** The members of a spreadsheet's archive, unpacked while they are read. */
export interface XlsxArchive {
  has(name: string): boolean;
  /** @throws ImportFileError when the member is not there, or larger than its kind may be */
  open(name: string, kind: MemberKind): Promise<Readable>;
  close(): void;
}

/** Opens an archive and reads its list of members. @throws ImportFileError */
export async function openArchive(path: string, signal: AbortSignal): Promise<XlsxArchive> {
  const zip = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
  }).catch(() => {
    throw new ImportFileError('NOT_A_ZIP');
  });
  try {
    const members = await listMembers(zip);
    return {
      has: (name) => members.has(name.toLowerCase()),
      open: (name, kind) => openMember(zip, members.get(name.toLowerCase()), kind, signal),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** By name in lower case: the names of a package differ in more than case (OPC, part names). */
async function listMembers(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostMembers) throw new ImportFileError('ARCHIVE_TOO_LARGE', { maximum: mostMembers });
  const members = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      // Two members of one name are read differently by different programs: a desk would not see what is imported.
      if (members.has(name)) throw new ImportFileError('DAMAGED_ARCHIVE');
      members.set(name, entry);
    }
  } catch (error) {
    throw error instanceof ImportFileError ? error : new ImportFileError('DAMAGED_ARCHIVE');
  }
  return members;
}

async function openMember(
  zip: ZipFile,
  entry: Entry | undefined,
  kind: MemberKind,
  signal: AbortSignal,
): Promise<Readable> {
  signal.throwIfAborted();
  if (entry === undefined) throw new ImportFileError('NOT_A_WORKBOOK');
  if (entry.isEncrypted()) throw new ImportFileError('ENCRYPTED');
  const isTight =
    entry.uncompressedSize > tightness.from &&
    entry.uncompressedSize > entry.compressedSize * tightness.ratio;
  if (entry.uncompressedSize > memberBounds[kind] || isTight) {
    throw new ImportFileError('ARCHIVE_TOO_LARGE', { maximum: memberBounds[kind] });
  }
  try {
    // It ends with an error when the member has more bytes than its entry says, so the bound above holds.
    return await zip.openReadStreamPromise(entry);
  } catch {
    throw new ImportFileError('DAMAGED_ARCHIVE');
  }
}
