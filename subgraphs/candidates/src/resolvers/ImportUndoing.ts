import type { ConnectionArguments } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { ProfileImport } from '../entities';

export const ImportUndoing = {
  withdrawn: ({ undoWithdrawn }: ProfileImport) => undoWithdrawn,
  restored: ({ undoRestored }: ProfileImport) => undoRestored,
  kept: ({ undoKept }: ProfileImport) => undoKept,
  keptProfiles: ({ id }: ProfileImport, paging: ConnectionArguments, { loaders }: CandidatesContext) =>
    loaders.profilesChangedSince.load(id, paging),
};
