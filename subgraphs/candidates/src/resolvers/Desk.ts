import { type ConnectionArguments, isUuid } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { requireOwnDesk, requireProfileReader } from '../services/candidate-access.service';

/** A desk as another subgraph knows it. */
interface DeskStub {
  readonly id: string;
}

export const Desk = {
  __resolveReference: async ({ id }: DeskStub) => (isUuid(id) ? { id: id.toLowerCase() } : null),
  candidatePools: ({ id }: DeskStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireProfileReader(caller);
    return loaders.poolsByDeskId.load(id);
  },
  imports: ({ id }: DeskStub, paging: ConnectionArguments, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, id);
    return loaders.importsOfDesk.load(id, paging);
  },
  importMappings: ({ id }: DeskStub, _: unknown, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, id);
    return loaders.importMappingsOfDesk.load(id);
  },
  introductions: ({ id }: DeskStub, paging: ConnectionArguments, { caller, loaders }: CandidatesContext) => {
    requireOwnDesk(caller, id);
    return loaders.introductionsOfDesk.load(id, paging);
  },
};
