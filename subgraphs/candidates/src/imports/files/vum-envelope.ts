import { ImportFileError } from '../import-file-error';

/** Bytes before the list of records. */
export const longestEnvelope = 64 * 1024;

/** The list by itself, or under its name, with no more than plain values before it. */
const listStart =
  /^\uFEFF?\s*(?:\[|\{\s*(?:"[^"\\]{1,100}"\s*:\s*(?:"[^"\\]{0,500}"|[\w.+-]{1,40})\s*,\s*)*"werkzoekenden"\s*:\s*\[)/;

/**
 * Where the records begin, just after the bracket of their list; null when more of the file is needed to tell.
 * @throws ImportFileError NOT_VUM for what is no list and no such object, ENCODING for UTF-16, NOT_TEXT
 */
export function envelopeStart(begun: Buffer): number | null {
  if ((begun[0] === 0xff && begun[1] === 0xfe) || (begun[0] === 0xfe && begun[1] === 0xff)) {
    throw new ImportFileError('ENCODING');
  }
  const text = begun.subarray(0, longestEnvelope).toString('latin1').replace(/^ï»¿/, '\uFEFF');
  const [found] = listStart.exec(text) ?? [];
  if (found !== undefined) return found.startsWith('\uFEFF') ? found.length + 2 : found.length;
  const first = text.replace('\uFEFF', '').trimStart().at(0);
  if (first !== undefined && first !== '{' && first !== '[') throw new ImportFileError('NOT_JSON');
  if (begun.length >= longestEnvelope) throw new ImportFileError('NOT_VUM');
  return null;
}

/** Whether what stands before the records and after them is one JSON text, with an empty list in their place. */
export const isWholeEnvelope = (start: Buffer, end: Buffer): boolean =>
  isJson(Buffer.concat([start, Buffer.from(']'), end]));

/** Whether a short text is JSON. */
export function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
