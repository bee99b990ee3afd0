import { createReadStream } from 'node:fs';
import { ImportFileError } from '../import-file-error';
import { RecordSplitter } from './record-splitter';
import { maximumRows } from './source-row';
import { envelopeStart, isJson, isWholeEnvelope } from './vum-envelope';

/** One person of a list, as JSON has it; nothing of it is checked yet. */
export interface VumRecord {
  /** The place in the list, from 1. */
  readonly line: number;
  readonly record: Readonly<Record<string, unknown>>;
}

/**
 * The records of a file in the shape of VUM: a list, or an object with one under `werkzoekenden`. One record at a time
 * is held. A general streaming parser would make a token of every name and number first, and promises nothing about
 * hostile files; here the list is cut between its records, and each is read by the language's own parser.
 * @throws ImportFileError
 */
export async function* readVumRecords(path: string, signal: AbortSignal): AsyncGenerator<VumRecord> {
  const splitter = new RecordSplitter();
  let start: Buffer | null = null;
  let begun: Buffer = Buffer.alloc(0);
  let line = 0;
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 256 * 1024 })) {
    let piece = chunk as Buffer;
    if (start === null) {
      begun = Buffer.concat([begun, piece]);
      const from = envelopeStart(begun);
      if (from === null) continue;
      start = begun.subarray(0, from);
      piece = begun.subarray(from);
    }
    for (const record of splitter.split(piece)) {
      line += 1;
      if (line > maximumRows) throw new ImportFileError('TOO_MANY_ROWS', { maximum: maximumRows });
      yield { line, record: parseRecord(record, line) };
    }
  }
  if (begun.length === 0) throw new ImportFileError('EMPTY');
  if (start === null) throw new ImportFileError(isJson(begun) ? 'NOT_VUM' : 'NOT_JSON');
  if (!splitter.isEnded || !isWholeEnvelope(start, splitter.rest)) throw new ImportFileError('NOT_JSON');
  if (line === 0) throw new ImportFileError('EMPTY');
}

function parseRecord(bytes: Buffer, line: number): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportFileError('ENCODING', { line });
  }
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    // What the parser says of a fault quotes the text around it.
    throw new ImportFileError('NOT_JSON', { line });
  }
}
