import { randomUUID } from 'node:crypto';
import type { Caller } from '@banenbrug/service-common';
import { type Answer, callers } from '@banenbrug/testkit';
import type { AgreementsRoom } from './agreements-room';
import { seedSession } from './seed-agreements';

/** Refusals with what each kind of them says. */
export const refusalFields = `errors {
  ... on UserError {
    __typename code path message
    ... on InvalidValue { reason }
    ... on SensitiveText { category line }
    ... on StateConflict { currentState }
    ... on RateLimited { retryAfterSeconds }
  }
}`;

/** What tests look at of an agreement. */
export const agreementFields = `id revision employerText regionText tableText employerOwner regionOwner dueOn status category
  regions { code } missing withdrawnOn statusHistory { status since }
  entries { id side text withdrawnAt withdrawalReason }`;

/** An agreement as `agreementFields` asks for it. */
export interface Agreement {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly withdrawnOn: string | null;
  readonly entries: readonly { readonly id: string; readonly text: string | null }[];
  readonly [field: string]: unknown;
}

export interface Refusal {
  readonly code: string;
  readonly path: readonly string[];
  readonly [field: string]: unknown;
}

/** The answer to one entry. */
export interface Result {
  readonly clientKey: string;
  readonly outcome: string;
  readonly followUpAgreement: Agreement | null;
  readonly differs: readonly string[];
  readonly errors: readonly Refusal[];
}

/** What a batch came to, beside how it was answered. */
export interface Recorded extends Pick<Answer, 'errors' | 'statements'> {
  readonly results: readonly Result[] | null;
  readonly refusals: readonly Refusal[];
}

/** What a mutation of one thing came to. */
export interface Written<Thing> extends Pick<Answer, 'errors'> {
  readonly thing: Thing | null;
  readonly refusals: readonly Refusal[];
}

/** An entry as a device sends it; whatever is absent is the test's to say. */
export type Entry = Record<string, unknown>;

/** A session in which all employers of a room take part. */
export async function seedHall(
  room: AgreementsRoom,
  options: Parameters<typeof seedSession>[1] = {},
): Promise<string> {
  const session = await seedSession(room.hub, options);
  for (const { id } of room.employers) {
    await room.hub.sql(
      `insert into agreements.session_participants (id, session_id, organisation, kind, employer_id, people_count)
       values ($1, $2, 'An employer', 'EMPLOYER', $3, 1)`,
      [randomUUID(), session, id],
    );
  }
  return session;
}

/** An entry of the room's first employer and first region, under a key of its own. */
export const entryOf = (room: AgreementsRoom, change: Entry = {}): Entry => ({
  clientKey: randomUUID(),
  employerId: room.employers[0].id,
  regions: [room.desks[0].region],
  category: 'INTRODUCTORY_MEETING',
  side: 'EMPLOYER',
  ...change,
});

/** Sends a batch of entries of a session. */
export async function record(
  room: AgreementsRoom,
  sessionId: string,
  entries: readonly Entry[],
  caller: Caller = callers.organiser(),
): Promise<Recorded> {
  const { data, errors, statements } = await room.ask<{
    recordSessionEntries: { results: Result[] | null; errors: Refusal[] } | null;
  }>(
    `mutation ($input: RecordSessionEntriesInput!) {
      recordSessionEntries(input: $input) {
        results { clientKey outcome differs followUpAgreement { ${agreementFields} } ${refusalFields} }
        ${refusalFields}
      }
    }`,
    { input: { sessionId, entries } },
    caller,
  );
  const payload = data.recordSessionEntries;
  return { results: payload?.results ?? null, refusals: payload?.errors ?? [], errors, statements };
}

/** Records one entry that must be taken, and answers the agreement that it is in. */
export async function recordOne(
  room: AgreementsRoom,
  sessionId: string,
  change: Entry = {},
  caller?: Caller,
): Promise<Agreement> {
  const { results } = await record(room, sessionId, [entryOf(room, change)], caller);
  const agreement = results?.[0]?.followUpAgreement;
  if (!agreement) throw new Error('The entry was not taken.');
  return agreement;
}

/** Runs a mutation of one thing. */
export async function write<Thing>(
  room: AgreementsRoom,
  mutation: string,
  thing: string,
  input: Record<string, unknown>,
  caller: Caller = callers.organiser(),
): Promise<Written<Thing>> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await room.ask<Record<string, { thing: Thing | null; errors: Refusal[] } | null>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { thing: ${thing} ${refusalFields} } }`,
    { input },
    caller,
  );
  return { thing: data[mutation]?.thing ?? null, refusals: data[mutation]?.errors ?? [], errors };
}

/** Runs a mutation that answers an agreement. */
export const writeAgreement = (
  room: AgreementsRoom,
  mutation: string,
  input: Record<string, unknown>,
  caller?: Caller,
): Promise<Written<Agreement>> =>
  write(room, mutation, `followUpAgreement { ${agreementFields} }`, input, caller);

/** The agreement with this id, as a caller sees it. */
export async function readAgreement(
  room: AgreementsRoom,
  id: string,
  caller: Caller = callers.liaison(),
): Promise<Agreement | null> {
  const { data } = await room.ask<{ followUpAgreement: Agreement | null }>(
    `query ($id: ID!) { followUpAgreement(id: $id) { ${agreementFields} } }`,
    { id },
    caller,
  );
  return data.followUpAgreement;
}

/** The events of a session, in their order. */
export const eventsOf = (
  room: AgreementsRoom,
  session: string,
): Promise<{ kind: string; follow_up_agreement_id: string }[]> =>
  room.hub.sql(
    'select kind, follow_up_agreement_id from agreements.session_events where session_id = $1 order by number',
    [session],
  );
