import { isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import { ProfileImport } from '../../entities';
import { requireDesk } from '../../services/candidate-access.service';

export const importById = (_: unknown, { id }: { id: string }, { caller, database }: CandidatesContext) => {
  const deskId = requireDesk(caller);
  return isUuid(id) ? database.manager.findOneBy(ProfileImport, { id, deskId }) : null;
};
