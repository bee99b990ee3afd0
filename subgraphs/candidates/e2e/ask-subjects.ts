import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask } from '@banenbrug/testkit';
import type { WriteError } from './write-profiles';

/** How a test names a person. */
export type Named = { readonly deskReference?: string; readonly profileId?: string };

/** A receipt as a client reads it. */
export interface Receipt {
  readonly id: string;
  readonly erasedAt: string;
  readonly profiles: number;
  readonly privateDetails: number;
  readonly introductionsClosed: number;
  readonly meetings: number;
  readonly notes: number;
}

/** A record as a client reads it. */
export interface FoundRecord {
  readonly profiles: {
    readonly id: string;
    readonly state: string;
    readonly deskReference: string | null;
    readonly deskNotes: string | null;
    readonly introductions: {
      readonly nodes: { id: string; meetingAt: string | null; notes: string | null }[];
    };
  }[];
  readonly beforeImports: readonly {
    readonly importId: string;
    readonly profileId: string;
    readonly importedOn: string;
    readonly keptUntil: string | null;
    readonly region: { readonly code: string };
    readonly hoursPerWeek: { readonly min: number | null; readonly max: number | null } | null;
    readonly skills: readonly string[] | null;
    readonly deskReference: string | null;
    readonly deskNotes: string | null;
    readonly consentRecordedOn: string;
  }[];
  readonly auditLines: {
    readonly totalCount: number;
    readonly nodes: { id: string; action: string; role: string; at: string }[];
    readonly pageInfo: { endCursor: string; hasNextPage: boolean };
  };
}

const receiptFields = 'id erasedAt profiles privateDetails introductionsClosed meetings notes';
const errorFields = 'errors { __typename ... on UserError { code path } }';

/** Asks for a person's record; null when there is none, with the codes of errors. */
export async function recordOf(
  subgraph: Subgraph,
  named: Named,
  caller: Caller,
  paging: { first?: number; after?: string } = {},
) {
  const { data, errors, statements } = await ask<{ subjectRecord: FoundRecord | null }>(
    subgraph,
    `query ($deskReference: String, $profileId: ID, $first: Int, $after: String) {
      subjectRecord(deskReference: $deskReference, profileId: $profileId) {
        profiles { id state deskReference deskNotes introductions { nodes { id meetingAt notes } } }
        beforeImports {
          importId profileId importedOn keptUntil region { code } hoursPerWeek { min max } skills
          deskReference deskNotes consentRecordedOn
        }
        auditLines(first: $first, after: $after) {
          totalCount nodes { id action role at } pageInfo { endCursor hasNextPage }
        }
      }
    }`,
    { first: 20, ...named, ...paging },
    { caller },
  );
  return {
    record: data.subjectRecord,
    codes: errors.map(({ extensions }) => extensions?.['code']),
    errors,
    statements,
  };
}

/** Erases a person; the payload is null when the caller's role may not. */
export async function erase(subgraph: Subgraph, input: Named, caller: Caller) {
  const { data, errors } = await ask<{
    eraseSubject: { receipt: Receipt | null; errors: WriteError[] } | null;
  }>(
    subgraph,
    `mutation ($input: EraseSubjectInput!) { eraseSubject(input: $input) { receipt { ${receiptFields} } ${errorFields} } }`,
    { input },
    { caller },
  );
  return { erased: data.eraseSubject, codes: errors.map(({ extensions }) => extensions?.['code']) };
}

/** Exports a person's record; the payload is null when the caller's role may not. */
export async function exportOf(subgraph: Subgraph, input: Named, caller: Caller) {
  const { data, errors } = await ask<{
    exportSubjectRecord: {
      export: { document: string; sha256: string; format: string; exportedAt: string } | null;
      errors: WriteError[];
    } | null;
  }>(
    subgraph,
    `mutation ($input: ExportSubjectRecordInput!) {
      exportSubjectRecord(input: $input) { export { document sha256 format exportedAt } ${errorFields} }
    }`,
    { input },
    { caller },
  );
  return { exported: data.exportSubjectRecord, codes: errors.map(({ extensions }) => extensions?.['code']) };
}

/** Looks a receipt up. */
export async function receiptOf(subgraph: Subgraph, id: string, caller: Caller) {
  const { data, errors } = await ask<{ erasureReceipt: Receipt | null }>(
    subgraph,
    `query ($id: ID!) { erasureReceipt(id: $id) { ${receiptFields} } }`,
    { id },
    { caller },
  );
  return { receipt: data.erasureReceipt, codes: errors.map(({ extensions }) => extensions?.['code']) };
}
