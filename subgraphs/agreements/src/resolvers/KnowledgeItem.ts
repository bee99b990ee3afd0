import type { AgreementsContext } from '../context';
import type { KnowledgeItem as KnowledgeRow } from '../entities';

export const KnowledgeItem = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: AgreementsContext) =>
    loaders.knowledgeItemById.load(id),
  session: ({ sessionId }: KnowledgeRow, _: unknown, { loaders }: AgreementsContext) =>
    sessionId === null ? null : loaders.dialogueSessionById.load(sessionId),
  region: ({ regionCode }: KnowledgeRow) => regionCode && { code: regionCode },
  isWithdrawn: ({ withdrawnOn }: KnowledgeRow) => withdrawnOn !== null,
};
