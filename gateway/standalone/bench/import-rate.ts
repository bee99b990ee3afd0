import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type MeasuredHub, personaOf } from './hub';
import { exportFile, exportMapping } from './population/export-file';

/** Rows of the file, none of them in the hub before. */
const rows = 50_000;

/** Milliseconds between two questions how far an import is. */
const betweenQuestions = 200;

/** What an import came to, from the answer to its upload until its report says that it is done. */
export interface ImportRate {
  readonly rows: number;
  readonly rowsPerSecond: number;
  /** The same file again, of which nothing is new. */
  readonly unchangedPerSecond: number;
}

const createImport = `mutation Create($input: CreateImportInput!) {
  createImport(input: $input) { ticket { id uploadPath secret } errors { __typename } }
}`;

const progressOf = `query Progress($id: ID!) {
  import(id: $id) { state failure published unchanged refused }
}`;

interface Progress {
  readonly state: string;
  readonly failure: string | null;
  readonly published: number;
  readonly unchanged: number;
  readonly refused: number;
}

/**
 * Imports a file as the demo desk does: ticket, upload over HTTP, and asking until it is done. Then once more.
 * @throws Error when a row was not taken, or an import did not end well
 */
export async function measureImport(hub: MeasuredHub): Promise<ImportRate> {
  const file = exportFile(personaOf('desk').regions[0] ?? '', rows);
  const first = await importOnce(hub, file);
  const again = await importOnce(hub, file);
  if (first.published !== rows || again.unchanged !== rows) throw new Error('Rows were not taken.');
  return { rows, rowsPerSecond: rate(first.seconds), unchangedPerSecond: rate(again.seconds) };
}

const rate = (seconds: number): number => Math.round(rows / seconds);

async function importOnce(hub: MeasuredHub, file: Buffer): Promise<Progress & { readonly seconds: number }> {
  const { id, uploadPath, secret } = await ticketFor(hub, file);
  const startedAt = await upload(new URL(uploadPath, hub.url), secret, file);
  for (;;) {
    const { import: progress } = (await hub.ask(progressOf, { id }, 'desk')) as { import: Progress };
    const seconds = (performance.now() - startedAt) / 1000;
    if (progress.state === 'DONE') return { ...progress, seconds };
    if (progress.state === 'FAILED') throw new Error(`The import was given up: ${progress.failure}.`);
    await wait(betweenQuestions);
  }
}

interface Ticket {
  readonly id: string;
  readonly uploadPath: string;
  readonly secret: string;
}

async function ticketFor(hub: MeasuredHub, file: Buffer): Promise<Ticket> {
  const input = {
    format: 'CSV',
    regionCode: personaOf('desk').regions[0],
    mapping: exportMapping,
    isFullExport: false,
    sizeBytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
  };
  const { createImport: made } = (await hub.ask(createImport, { input }, 'desk')) as {
    createImport: { ticket: Ticket | null; errors: readonly { __typename: string }[] };
  };
  if (made.ticket) return made.ticket;
  throw new Error(`The import was refused: ${made.errors.map(({ __typename }) => __typename).join(', ')}.`);
}

/** Uploads the file. Answers when it was accepted, as `performance.now()` tells it. */
async function upload(url: URL, secret: string, file: Buffer): Promise<number> {
  const headers = { authorization: `Ticket ${secret}` };
  const response = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(file) });
  const acceptedAt = performance.now();
  await response.arrayBuffer();
  if (response.status !== 202) throw new Error(`The upload was answered by ${response.status}.`);
  return acceptedAt;
}
