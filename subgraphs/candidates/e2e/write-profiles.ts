import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask } from '@banenbrug/testkit';

/** An error of a payload, as a client reads it. */
export interface WriteError {
  readonly __typename: string;
  readonly code: string;
  readonly path: string[];
  readonly message: string;
  readonly reason?: string;
  readonly category?: string;
  readonly line?: number;
  readonly currentState?: string;
}

/** What came of a write. */
export interface Written {
  readonly profile: {
    id: string;
    state: string;
    verifiedOn: string;
    revision: number;
    pool: { id: string };
  } | null;
  readonly errors: WriteError[];
}

const payload = `{
  profile { id state verifiedOn revision pool { id } }
  errors {
    __typename
    ... on UserError { code path message }
    ... on InvalidValue { reason }
    ... on SensitiveText { category line }
    ... on StateConflict { currentState }
  }
}`;

/** The document of a write; the fragments on types outside its union are left out. */
function documentOf(mutation: string, input: string): string {
  const stateless = payload.replace(/ +\.\.\. on StateConflict.*\n/, '');
  const valueless = payload.replace(/ +\.\.\. on (InvalidValue|SensitiveText).*\n/g, '');
  const fields = { publishProfile: stateless, correctProfile: payload }[mutation] ?? valueless;
  return `mutation ($input: ${input}!) { written: ${mutation}(input: $input) ${fields} }`;
}

/** Does one of the four writes; the payload is null when the caller's role may not. */
export async function write(
  subgraph: Subgraph,
  mutation: 'publishProfile' | 'correctProfile' | 'verifyProfile' | 'withdrawProfile',
  input: object,
  caller: Caller,
): Promise<{ written: Written | null; codes: unknown[]; text: string }> {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await ask<{ written: Written | null } | null>(
    subgraph,
    documentOf(mutation, inputType),
    { input },
    { caller },
  );
  return {
    written: data?.written ?? null,
    codes: errors.map(({ extensions }) => extensions?.['code']),
    text: JSON.stringify({ data, errors }),
  };
}

/** A profile with every field known. */
export const completeProfile = {
  municipalityCode: 'GM0200',
  availableFrom: '2026-07',
  hoursPerWeek: { min: 16, max: 32 },
  workingLevel: 'VMBO',
  occupations: [{ scheme: 'ISCO', code: '9333' }],
  sectors: ['H'],
  skills: ['Order picking', 'Driving a reach truck'],
  languages: ['nld', 'eng'],
  drivingLicences: ['B', 'B_PLUS'],
  travel: { maxDistanceKm: 25, maxTimeMinutes: 45, means: ['BICYCLE', 'PUBLIC_TRANSPORT'] },
  consentRecordedOn: '2026-06-01',
  deskReference: 'W-17/2026',
  deskNotes: 'Prefers mornings',
  workplaceConditions: ['QUIET_PLACE'],
};
