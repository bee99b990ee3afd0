import type { ConnectionArguments } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { ProfileImport as ImportRow } from '../entities';

/** What the rows of `unknownFields` and `columns` are made of. */
interface StoredMapping {
  readonly columns: readonly { target: string; source: { name?: string; position?: number } }[];
}

/** The columns of a mapping as they are told. */
export const columnsOfMapping = (mapping: unknown) =>
  (mapping as StoredMapping).columns.map(({ target, source }) => ({
    target,
    name: source.name ?? null,
    position: source.position ?? null,
  }));

export const ProfileImport = {
  pool: ({ poolId }: ImportRow, _: unknown, { loaders }: CandidatesContext) => loaders.poolById.load(poolId),
  columns: ({ mapping }: ImportRow) => (mapping === null ? null : columnsOfMapping(mapping)),
  unknownFields: ({ unknownFields }: ImportRow) =>
    Object.entries(unknownFields).map(([field, profiles]) => ({ field, profiles })),
  rowProblems: (
    { id }: ImportRow,
    { refusedOnly, ...paging }: ConnectionArguments & { refusedOnly?: boolean | null },
    { loaders }: CandidatesContext,
  ) => (refusedOnly ? loaders.importRefusals : loaders.importRowProblems).load(id, paging),
  missing: ({ id }: ImportRow, paging: ConnectionArguments, { loaders }: CandidatesContext) =>
    loaders.profilesMissing.load(id, paging),
  undone: (row: ImportRow) => (['UNDOING', 'UNDONE'].includes(row.state) ? row : null),
};
