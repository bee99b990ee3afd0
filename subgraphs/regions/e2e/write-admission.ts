import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, type TestHub } from '@banenbrug/testkit';

/** A refusal as a client reads it. */
export interface Refusal {
  readonly __typename: string;
  readonly code: string;
  readonly path: readonly string[];
  readonly reason?: string;
  readonly category?: string;
  readonly currentState?: string;
}

/** What came of a mutation. */
export interface Written {
  readonly thing: { readonly id: string; readonly [field: string]: unknown } | null;
  readonly refusals: readonly Refusal[];
  readonly payload: object | null;
  readonly codes: readonly unknown[];
  readonly text: string;
}

const invalid = '... on InvalidValue { reason }';
const conflict = '... on StateConflict { currentState }';

const grant = 'issuer claim value role employers { id } desk { id } grantedAt withdrawnAt';
const revoked = 'issuer subject revokedAt reinstatedAt';
const desk = 'kind name regions { code } functionAddress phone website responseDays verifiedOn';
const history = 'closedOn successor { id } revision';

/** The thing each mutation answers, what of it to ask, and what more its refusals tell. */
const mutations = {
  grantAccess: ['accessGrant', grant, `${invalid} ... on SensitiveText { category }`],
  withdrawAccess: ['accessGrant', grant, conflict],
  revokeSubject: ['revokedSubject', revoked, `${invalid} ${conflict}`],
  reinstateSubject: ['revokedSubject', revoked, invalid],
  registerDesk: ['desk', desk, `${invalid} ... on SensitiveText { category }`],
  changeDesk: ['desk', `${desk} ${history}`, `${invalid} ${conflict} ... on SensitiveText { category }`],
  closeDesk: ['desk', `${desk} ${history}`, `${invalid} ${conflict}`],
} as const;

/** The mutations by which ADMIN lets in and out. */
export type AdmissionMutation = keyof typeof mutations;

/** Asks one of the mutations. */
export async function write(
  subgraph: Subgraph,
  mutation: AdmissionMutation,
  input: object,
  caller: Caller,
): Promise<Written> {
  const [field, selection, details] = mutations[mutation];
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await ask<Record<
    string,
    { [field: string]: Written['thing'] } & { errors: Refusal[] }
  > | null>(
    subgraph,
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) {
      ${field} { id ${selection} } errors { __typename ... on UserError { code path } ${details} }
    } }`,
    { input },
    { caller },
  );
  const payload = data?.[mutation] ?? null;
  return {
    thing: payload?.[field] ?? null,
    refusals: payload?.errors ?? [],
    payload,
    codes: errors.map(({ extensions }) => extensions?.['code']),
    text: JSON.stringify({ data, errors }),
  };
}

/** How many rows the tables have that these mutations write: the same before and after a refusal. */
export async function rowCounts(hub: TestHub): Promise<object> {
  const [row] = await hub.sql<object>(
    `select (select count(*) from regions.access_grants) as grants,
       (select count(*) from regions.access_grants where withdrawn_at is null) as held,
       (select count(*) from regions.revoked_subjects) as revocations,
       (select count(*) from regions.revoked_subjects where reinstated_at is null) as revoked,
       (select count(*) from regions.desks) as desks, (select count(*) from regions.desk_regions) as places,
       (select count(*) from regions.desks where closed_on is null) as open,
       (select count(*) from regions.audit_entries) as lines,
       (select count(*) from regions.idempotency_keys) as keys`,
  );
  return row ?? {};
}
