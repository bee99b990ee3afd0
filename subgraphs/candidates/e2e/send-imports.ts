import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Caller, Subgraph, UploadAnswer } from '@banenbrug/service-common';
import { ask } from '@banenbrug/testkit';

/** A ticket as a client gets it. */
export interface Ticket {
  readonly id: string;
  readonly uploadPath: string;
  readonly secret: string | null;
  readonly expiresAt: string;
}

interface Refusal {
  readonly __typename: string;
  readonly path: string[];
  readonly reason?: string;
  readonly currentState?: string;
}

/** The report of an import. */
export interface Report {
  readonly id: string;
  readonly state: string;
  readonly failure: string | null;
  readonly failureLine: number | null;
  readonly rowsTotal: number | null;
  readonly rowsDone: number;
  readonly published: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly undoUntil: string | null;
  readonly unknownFields: { field: string; profiles: number }[];
  readonly rowProblems: {
    nodes: { line: number; field: string; category: string; refusesRow: boolean }[];
    totalCount: number;
  };
  readonly missing: { nodes: { id: string; deskReference: string | null }[]; totalCount: number };
  readonly undone: {
    withdrawn: number;
    restored: number;
    kept: number;
    keptProfiles: { nodes: { id: string }[] };
  } | null;
}

const reportFields = `id state failure failureLine rowsTotal rowsDone published updated unchanged refused undoUntil
  unknownFields { field profiles } rowProblems(first: 100) { nodes { line field category refusesRow } totalCount }
  missing { nodes { id deskReference } totalCount }
  undone { withdrawn restored kept keptProfiles { nodes { id } } }`;

export const sha256 = (file: Buffer): string => createHash('sha256').update(file).digest('hex');

/** Text as the bytes of a file. */
export const bytes = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

/** The columns of the CSV files of tests. */
export const header = 'Kenmerk;Toestemming;Uren per week;Vaardigheden;Beschikbaar vanaf';

/** Asks for an import of a file; what is not given is a CSV of AM06. */
export async function create(
  subgraph: Subgraph,
  caller: Caller,
  file: Buffer,
  input: object = {},
): Promise<{ ticket: Ticket | null; errors: Refusal[] }> {
  const { data, errors } = await ask<{ made: { ticket: Ticket | null; errors: Refusal[] } | null }>(
    subgraph,
    `mutation ($input: CreateImportInput!) { made: createImport(input: $input) {
      ticket { id uploadPath secret expiresAt }
      errors { __typename ... on UserError { path } ... on InvalidValue { reason } ... on StateConflict { currentState } }
    } }`,
    {
      input: {
        format: 'CSV',
        regionCode: 'AM06',
        isFullExport: false,
        sizeBytes: file.length,
        sha256: sha256(file),
        ...input,
      },
    },
    { caller },
  );
  if (!data?.made) throw new Error(`createImport answered ${JSON.stringify(errors)}`);
  return data.made;
}

/** Sends a file with a ticket, as the transport would. */
export async function upload(
  subgraph: Subgraph,
  { id, secret }: Pick<Ticket, 'id' | 'secret'>,
  file: Buffer | Readable,
  more: { contentLength?: number | null; signal?: AbortSignal } = {},
): Promise<UploadAnswer> {
  if (!subgraph.receiveUpload) throw new Error('The subgraph takes no files.');
  return subgraph.receiveUpload({
    id,
    secret: secret ?? '',
    contentLength: file instanceof Readable ? null : file.length,
    body: file instanceof Readable ? file : Readable.from([file]),
    signal: new AbortController().signal,
    requestId: 'test',
    language: 'en',
    ...more,
  });
}

/** The report of an import; null when the caller's desk has none of this id. */
export async function report(subgraph: Subgraph, caller: Caller, id: string): Promise<Report | null> {
  const { data, errors } = await ask<{ import: Report | null }>(
    subgraph,
    `query ($id: ID!) { import(id: $id) { ${reportFields} } }`,
    { id },
    { caller },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.import;
}

/** Waits until an import is in one of these states. */
export async function ended(
  subgraph: Subgraph,
  caller: Caller,
  id: string,
  states: readonly string[] = ['DONE', 'FAILED', 'UNDONE'],
): Promise<Report> {
  for (;;) {
    const found = await report(subgraph, caller, id);
    if (found && states.includes(found.state)) return found;
    await wait(20);
  }
}

/** Imports a file to its end. */
export async function importFile(
  subgraph: Subgraph,
  caller: Caller,
  file: Buffer,
  input: object = {},
): Promise<Report> {
  const { ticket, errors } = await create(subgraph, caller, file, input);
  if (!ticket) throw new Error(`The import was refused: ${JSON.stringify(errors)}`);
  const answer = await upload(subgraph, ticket, file);
  if (answer.status !== 202) throw new Error(`The upload was refused: ${answer.code}`);
  return ended(subgraph, caller, ticket.id);
}
