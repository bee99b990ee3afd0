import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, type TestHub } from '@banenbrug/testkit';

/** A refusal as a client reads it. */
export interface Refusal {
  readonly __typename: string;
  readonly code: string;
  readonly path: string[];
  readonly message: string;
  readonly reason?: string;
  readonly category?: string;
  readonly currentState?: string;
}

/** What came of a mutation: the thing or refusals, and the errors of the request. */
export interface Written<Thing> {
  readonly thing: Thing | null;
  readonly refusals: readonly Refusal[];
  readonly payload: object | null;
  readonly codes: readonly unknown[];
  readonly text: string;
}

const invalid = '... on InvalidValue { reason }';
const sensitive = '... on SensitiveText { category }';
const conflict = '... on StateConflict { currentState }';

/** The input of each mutation, the thing it answers, and what more its refusals tell. */
const mutations = {
  registerEmployer: ['RegisterEmployerInput', 'employer', `${invalid} ${sensitive}`],
  registerSite: ['RegisterSiteInput', 'site', `${invalid} ${sensitive}`],
  publishVacancy: ['PublishVacancyInput', 'vacancy', `${invalid} ${sensitive}`],
  nameEmployerContact: ['NameEmployerContactInput', 'contact', `${invalid} ${sensitive} ${conflict}`],
  verifyEmployerContact: ['VerifyEmployerContactInput', 'contact', conflict],
} as const;

/** Asks one of the mutations with a selection of the thing it makes. */
export async function write<Thing = { id: string }>(
  subgraph: Subgraph,
  mutation: keyof typeof mutations,
  input: object,
  caller: Caller,
  selection = 'id',
): Promise<Written<Thing>> {
  const [inputType, field, details] = mutations[mutation];
  const { data, errors } = await ask<Record<string, Record<string, unknown> | null>>(
    subgraph,
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) {
      ${field} { ${selection} }
      errors { __typename ... on UserError { code path message } ${details} }
    } }`,
    { input },
    { caller },
  );
  const payload = data?.[mutation] ?? null;
  return {
    thing: (payload?.[field] ?? null) as Thing | null,
    refusals: (payload?.['errors'] ?? []) as Refusal[],
    payload,
    codes: errors.map(({ extensions }) => extensions?.['code']),
    text: JSON.stringify({ data, errors }),
  };
}

/** How many rows each table of the subgraph has: the same before and after a refusal. */
export async function rowCounts(hub: TestHub): Promise<Record<string, unknown>> {
  const tables = [
    'employers',
    'sites',
    'employer_contacts',
    'vacancies',
    'audit_entries',
    'idempotency_keys',
  ];
  const columns = tables.map((table) => `(select count(*)::int from employers.${table}) as ${table}`);
  const [counts] = await hub.sql(`select ${columns.join(', ')}`);
  return counts ?? {};
}
