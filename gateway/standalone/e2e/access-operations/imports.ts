import { others, own } from '../access-objects';
import { byId, mutation, refusals, type AccessOperation } from './access-operation';

/** Candidates that come as a file. */
export const importOperations: readonly AccessOperation[] = [
  byId('import', {
    own: { DESK: own.import },
    foreign: { DESK: others.import },
  }),
  mutation(
    'createImport',
    (poolId) => ({
      idempotencyKey: `access ${poolId}`,
      poolId,
      format: 'CSV',
      sizeBytes: 1,
      sha256: 'a'.repeat(64),
      isFullExport: false,
    }),
    { own: { DESK: own.pool }, foreign: { DESK: others.pool } },
  ),
  ...['resumeImport', 'undoImport'].map((name) =>
    mutation(name, (importId) => ({ importId }), {
      own: { DESK: own.import },
      foreign: { DESK: others.import },
    }),
  ),
  {
    field: 'Mutation.saveImportMapping',
    query: `mutation { saveImportMapping(input: { format: CSV, name: "", mapping: { columns: [] } }) { ${refusals} } }`,
  },
];
