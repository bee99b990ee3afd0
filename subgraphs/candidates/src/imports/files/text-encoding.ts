import { createReadStream } from 'node:fs';
import { ImportFileError } from '../import-file-error';
import { Utf8Census } from './utf8-census';

/** The encodings that desks' programs write. */
export type TextEncoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** One stray byte for so many sound characters is damage, and so the other way round. */
const damage = 20;

/**
 * The encoding of a text file. All of it is read first, since the first accent may come after megabytes. UTF-8 with
 * single damaged places stays UTF-8: their cells show as damaged.
 * @throws ImportFileError NOT_TEXT, EMPTY, or ENCODING when the file mixes encodings
 */
export async function detectEncoding(path: string, signal: AbortSignal): Promise<TextEncoding> {
  const census = new Utf8Census();
  let start: Buffer | null = null;
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 256 * 1024 })) {
    start ??= chunk as Buffer;
    const marked = markOf(start);
    if (marked !== null) return marked;
    census.count(chunk as Buffer);
  }
  if (start === null) throw new ImportFileError('EMPTY');
  return judge(census);
}

function markOf(start: Buffer): TextEncoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  // A zip or an old workbook under the name of a text.
  if (start.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) || start.readUInt8(0) === 0xd0) {
    if (start[0] === 0x50 || start[1] === 0xcf) throw new ImportFileError('NOT_TEXT');
  }
  return null;
}

function judge({ controls, bytes, characters, strays, undefinedIn1252 }: Utf8Census): TextEncoding {
  if (controls * 100 > bytes) throw new ImportFileError('NOT_TEXT');
  if (strays === 0 || strays * damage <= characters) return 'utf-8';
  if (characters * damage <= strays && undefinedIn1252 === 0) return 'windows-1252';
  throw new ImportFileError('ENCODING');
}
