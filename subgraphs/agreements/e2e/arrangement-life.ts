import type { Caller } from '@banenbrug/service-common';
import type { AgreementsRoom } from './agreements-room';

/** The steps of an arrangement's life that are mutations. */
export type LifeMutation =
  | 'draftArrangement'
  | 'changeArrangementDraft'
  | 'submitArrangement'
  | 'signArrangement'
  | 'evaluateArrangement'
  | 'endArrangement'
  | 'draftNextVersion';

/** An arrangement as the steps answer it. */
export interface LivingArrangement {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly revision: number;
  readonly [field: string]: unknown;
}

interface LifePayload {
  readonly arrangement: LivingArrangement | null;
  readonly errors: readonly Record<string, unknown>[];
}

/** The refusals that are told in more than their code, and the mutations that have them. */
const refusals: readonly (readonly [fragment: string, mutations: readonly LifeMutation[]])[] = [
  [
    '... on InvalidValue { reason }',
    ['draftArrangement', 'changeArrangementDraft', 'signArrangement', 'endArrangement', 'draftNextVersion'],
  ],
  ['... on SensitiveText { category }', ['draftArrangement', 'changeArrangementDraft', 'signArrangement']],
  [
    '... on StateConflict { currentState }',
    [
      'changeArrangementDraft',
      'submitArrangement',
      'signArrangement',
      'evaluateArrangement',
      'endArrangement',
      'draftNextVersion',
    ],
  ],
];

const selectionFor = (mutation: LifeMutation): string => `{
  arrangement {
    id title version state revision signedOn signatories validFrom validUntil employer { id } contact { id }
    clauses { ingredient summary } history { state since outcome } versions { version state }
  }
  errors {
    __typename
    ... on UserError { code path }
    ${refusals.flatMap(([fragment, mutations]) => (mutations.includes(mutation) ? fragment : [])).join('\n')}
  }
}`;

/** Takes a step in a room, and answers the payload with the errors of the request. */
export async function live(
  room: AgreementsRoom,
  mutation: LifeMutation,
  input: Record<string, unknown>,
  caller: Caller,
) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await room.ask<Record<string, LifePayload | null>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) ${selectionFor(mutation)} }`,
    { input },
    caller,
  );
  return { errors: answer.errors, payload: answer.data[mutation] ?? null };
}

/** The same for a step that must be taken. */
export async function lived(
  room: AgreementsRoom,
  mutation: LifeMutation,
  input: Record<string, unknown>,
  caller: Caller,
): Promise<LivingArrangement> {
  const { payload, errors } = await live(room, mutation, input, caller);
  expect({ mutation, errors, refusals: payload?.errors }).toEqual({ mutation, errors: [], refusals: [] });
  if (!payload?.arrangement) throw new Error(`${mutation} answered nothing.`);
  return payload.arrangement;
}

/** What a signature says, from a day. */
export const signature = (validFrom: string, signedOn = '2026-06-15') => ({
  signedOn,
  validFrom,
  signatories: [{ functionTitle: 'Director', organisation: 'Employer' }],
});

/** An arrangement that the employer drafted, submitted and signed from a day. */
export async function signedFramework(
  room: AgreementsRoom,
  caller: Caller,
  validFrom = '2026-06-15',
): Promise<LivingArrangement> {
  const clauses = { trialPlacement: { standardMonths: 2 }, contract: { minimumMonths: 6 } };
  const { id } = await lived(room, 'draftArrangement', { title: 'Framework', clauses }, caller);
  await lived(room, 'submitArrangement', { arrangementId: id, expectedRevision: 1 }, caller);
  return lived(
    room,
    'signArrangement',
    { arrangementId: id, expectedRevision: 2, ...signature(validFrom) },
    caller,
  );
}

/** Fields of an arrangement as somebody sees it; null when it is not there for them. */
export async function readArrangement(
  room: AgreementsRoom,
  id: string,
  fields: string,
  caller: Caller,
): Promise<Record<string, unknown> | null> {
  const { data } = await room.ask<{ arrangement: Record<string, unknown> | null }>(
    `query ($id: ID!) { arrangement(id: $id) { ${fields} } }`,
    { id },
    caller,
  );
  return data.arrangement;
}

/** Answers for the room's first region, in full where nothing else is said. */
export async function adoptInRoom(
  room: AgreementsRoom,
  change: { readonly arrangementId: string; readonly [field: string]: unknown },
  caller: Caller,
) {
  const { data } = await room.ask<{
    adoptArrangement: { regionalArrangement: object | null; errors: readonly Record<string, unknown>[] };
  }>(
    `mutation ($input: AdoptArrangementInput!) { adoptArrangement(input: $input) {
      regionalArrangement { id coverage signatories }
      errors { __typename ... on UserError { path } ... on StateConflict { currentState } ... on InvalidValue { reason } }
    } }`,
    { input: { region: room.desks[0].region, coverage: 'FULL', ...change } },
    caller,
  );
  return data.adoptArrangement;
}
