import { setImmediate as nextTurn } from 'node:timers/promises';
import { readImportFile, type ReadImportOptions, readThrough } from './files/read-import-file';
import type { ImportedRow } from './imported-row';
import type { Judgement } from './judge-row';
import type { AcceptedRow, LineProblem } from './judged-row';

/** Rows of one transaction. */
export const chunkSize = 10_000;

/** Rows after which others have their turn: a hub answers questions while it reads. */
const rowsPerTurn = 200;

/** Rows that are written together. */
export interface FileChunk {
  /** The first of them, counted from 1 over the file. */
  readonly firstRow: number;
  readonly rows: number;
  readonly accepted: readonly AcceptedRow[];
  readonly problems: readonly LineProblem[];
}

/** The file of an import. */
export interface ImportFile {
  readonly path: string;
  readonly options: ReadImportOptions;
}

/**
 * Reads a file to its end and counts its rows, so that one that ends badly is refused before anything of it stands.
 * @param everyTurn called from time to time
 * @throws ImportFileError
 */
export function countRows({ path, options }: ImportFile, everyTurn: () => Promise<void>): Promise<number> {
  return readThrough(path, options, (rowsRead) =>
    rowsRead % rowsPerTurn === 0 ? nextTurn().then(everyTurn) : undefined,
  );
}

/** What is known of a file's rows once they have been read. */
export interface FileReading {
  /** The references of the rows that had consent: who else is in the pool is missing from the file. */
  readonly present: ReadonlySet<string>;
  /** The rows in chunks; those of the chunks that stand already are read and not given. */
  chunks(rowsDone: number): AsyncGenerator<FileChunk>;
}

/** Reads a file chunk by chunk, each row judged. */
export function openFileRows(
  { path, options }: ImportFile,
  judge: (row: ImportedRow) => Judgement,
): FileReading {
  const present = new Set<string>();
  async function* chunks(rowsDone: number): AsyncGenerator<FileChunk> {
    let rows = 0;
    let chunk = emptyChunk(rowsDone + 1);
    for await (const row of readImportFile(path, options)) {
      rows += 1;
      if (row.consent === 'RECORDED' && row.deskReference !== null) present.add(row.deskReference.trim());
      if (rows % rowsPerTurn === 0) await nextTurn();
      if (rows <= rowsDone) continue;
      const { accepted, problems } = judge(row);
      if (accepted) chunk.accepted.push(accepted);
      chunk.problems.push(...problems);
      chunk.rows += 1;
      if (chunk.rows < chunkSize) continue;
      yield chunk;
      chunk = emptyChunk(rows + 1);
    }
    if (chunk.rows > 0) yield chunk;
  }
  return { present, chunks };
}

const emptyChunk = (firstRow: number) => ({
  firstRow,
  rows: 0,
  accepted: [] as AcceptedRow[],
  problems: [] as LineProblem[],
});
