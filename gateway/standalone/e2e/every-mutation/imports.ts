import { desk, region, type MutationCase } from './mutation-case';

/** Profiles that come as a file. */
export function importMutations(word: string): readonly MutationCase[] {
  return [
    {
      mutation: 'saveImportMapping',
      caller: desk,
      input: () => ({
        format: 'CSV',
        name: `Mapping ${word}`,
        mapping: { columns: [{ target: 'DESK_REFERENCE', name: `Column ${word}` }] },
      }),
      object: (made) => made['registerDesk'],
    },
    {
      mutation: 'createImport',
      caller: desk,
      input: () => ({
        idempotencyKey: `import ${word}`,
        regionCode: region,
        format: 'CSV',
        sizeBytes: 1,
        sha256: 'a'.repeat(64),
        mappingName: `Mapping ${word}`,
        isFullExport: true,
      }),
    },
    {
      mutation: 'resumeImport',
      caller: desk,
      input: (made) => ({ importId: made['createImport'] }),
    },
    {
      mutation: 'undoImport',
      caller: desk,
      input: (made) => ({ importId: made['createImport'] }),
      prepare: async (hub, made) => {
        await hub.sql(
          `update candidates.imports set state = 'DONE', undo_until = '2026-06-16T08:00:00Z' where id = $1`,
          [made['createImport']],
        );
      },
    },
  ];
}
