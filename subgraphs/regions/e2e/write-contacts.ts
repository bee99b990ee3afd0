import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers } from '@banenbrug/testkit';
import type { Refusal } from './write-admission';

/** What came of a mutation about a contact. */
export interface WrittenContact {
  readonly thing: { readonly id: string; readonly [field: string]: unknown } | null;
  /** Code, last step of the path, and the reason or the present state, of each refusal. */
  readonly refusals: readonly (readonly (string | undefined)[])[];
  readonly codes: readonly unknown[];
  readonly text: string;
}

const contact = 'id validFrom validUntil verifiedOn isStale topics deputy { id }';
const absence = 'id from until revision contact { id }';

const invalid = '... on InvalidValue { reason }';

/** The thing each mutation answers, what of it to ask, and what more its refusals tell. */
const mutations = {
  nameDeskContact: ['contact', contact, invalid],
  verifyDeskContact: ['contact', contact, ''],
  reportContactAbsence: ['absence', absence, invalid],
  changeContactAbsence: ['absence', absence, invalid],
  withdrawContactAbsence: ['contact', contact, ''],
} as const;

/** The mutations that keep the contacts of desks. */
export const contactMutations = Object.keys(mutations) as readonly (keyof typeof mutations)[];

/** Asks one of the mutations. */
export async function write(
  subgraph: Subgraph,
  mutation: keyof typeof mutations,
  input: object,
  caller: Caller,
): Promise<WrittenContact> {
  const [field, selection, details] = mutations[mutation];
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await ask<Record<
    string,
    { [field: string]: WrittenContact['thing'] } & { errors: Refusal[] }
  > | null>(
    subgraph,
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${field} { ${selection} } errors {
      __typename ... on UserError { code path } ${details} ... on StateConflict { currentState }
    } } }`,
    { input },
    { caller },
  );
  const payload = data?.[mutation] ?? null;
  return {
    thing: payload?.[field] ?? null,
    refusals: (payload?.errors ?? []).map(({ code, path, reason, currentState }) =>
      [code, path.at(-1), reason ?? currentState].filter((part) => part !== undefined),
    ),
    codes: errors.map(({ extensions }) => extensions?.['code']),
    text: JSON.stringify({ data, errors }),
  };
}

/** Who answers for a desk on a day, for a topic or for all, by the basis and the address. */
export async function answerOf(
  subgraph: Subgraph,
  deskId: string,
  on: string,
  topic: string | null = null,
): Promise<string> {
  const { data } = await ask<{ desk: { contact: { basis: string; emailAddress: string } } }>(
    subgraph,
    `query ($id: ID!, $on: LocalDate, $topic: ContactTopic) {
       desk(id: $id) { contact(on: $on, topic: $topic) { basis emailAddress } } }`,
    { id: deskId, on, topic },
    { caller: callers.public },
  );
  const { basis, emailAddress } = data.desk.contact;
  return `${basis} ${emailAddress}`;
}
