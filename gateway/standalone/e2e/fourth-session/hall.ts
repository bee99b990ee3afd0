import type { AskedAs } from '../demo-operations';
import type { Batch } from './scenario';
import type { Variables, Wire } from '../wires';

/** The session of a replay, with what its organiser knows of it. */
export interface Hall {
  readonly sessionId: string;
  /** One per table. */
  readonly joinCodes: readonly string[];
}

/** What a batch was answered. */
export interface BatchAnswer {
  readonly results: readonly { readonly clientKey: string; readonly outcome: string }[] | null;
  readonly errors: readonly { readonly __typename: string }[];
}

/** Writes through the public API, and answers the payload; fails when anything was refused. */
export async function write<T>(
  wire: Wire,
  name: string,
  input: Variables,
  selection: string,
  as: AskedAs,
): Promise<T> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await wire.ask(
    `mutation ($input: ${type}!) { written: ${name}(input: $input) {
       ${selection} errors { __typename ... on UserError { code path message } } } }`,
    { input },
    as,
  );
  const written = data?.['written'] as (T & { readonly errors: readonly object[] }) | null | undefined;
  if (!written || written.errors.length > 0) {
    throw new Error(`${name} was refused: ${JSON.stringify({ errors, refusals: written?.errors })}`);
  }
  return written;
}

/** The organiser prepares: the session, who takes part, and a code for each table; then the doors open. */
export async function openHall(
  wire: Wire,
  { number, day, tables }: { readonly number: number; readonly day: string; readonly tables: number },
  participants: readonly Variables[],
): Promise<Hall> {
  const as = 'organiser';
  const { dialogueSession: planned } = await write<{ dialogueSession: { id: string; revision: number } }>(
    wire,
    'recordDialogueSession',
    {
      number,
      title: 'Dialoogsessie landelijke werkgevers en regio’s, nagespeeld (demo)',
      heldOn: day,
      place: 'GM0344',
      organisers: ["an employers' network (demo)", 'the national liaison desk (demo)'],
      parts: [
        { kind: 'TALKSHOW', title: 'Eén loket in vijf regio’s' },
        { kind: 'SPEED_MEET', title: 'Vervolgafspraken op de kaart' },
        { kind: 'PLENARY', title: 'Terugkoppeling' },
      ],
    },
    'dialogueSession { id revision }',
    as,
  );
  const sessionId = planned.id;
  for (const participant of participants) {
    await write(wire, 'addSessionParticipant', { sessionId, ...participant }, 'participant { id }', as);
  }
  await write(
    wire,
    'changeDialogueSession',
    { sessionId, expectedRevision: planned.revision, state: 'OPEN' },
    'dialogueSession { state }',
    as,
  );
  const joinCodes: string[] = [];
  for (let table = 1; table <= tables; table += 1) {
    const { issued } = await write<{ issued: { code: string } }>(
      wire,
      'createSessionJoinCode',
      { sessionId, tableName: `Tafel ${table}` },
      'issued { code }',
      as,
    );
    joinCodes.push(issued.code);
  }
  return { sessionId, joinCodes };
}

/** A table sends a batch, without an account. */
export async function sendBatch(
  wire: Wire,
  { joinCodes }: Hall,
  { table, entries }: Batch,
): Promise<BatchAnswer> {
  const { data, errors } = await wire.ask(
    `mutation ($input: RecordAtTableInput!) { recordAtTable(input: $input) {
       results { clientKey outcome } errors { __typename } } }`,
    { input: { joinCode: joinCodes[table], entries } },
    'public',
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['recordAtTable'] as BatchAnswer;
}
