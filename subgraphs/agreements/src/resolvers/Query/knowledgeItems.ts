import { type ConnectionArguments, connectionOf, pageOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { countKnowledgeItems, findKnowledgeItems } from '../../repositories/knowledge-item.repository';

export const knowledgeItems = async (
  _: unknown,
  paging: ConnectionArguments,
  { database: { manager } }: AgreementsContext,
) => {
  const page = pageOf(paging, ['text', 'id']);
  const rows = await findKnowledgeItems(manager, page);
  return {
    ...connectionOf(rows, page, ({ title, id }) => [title, id]),
    countAll: () => countKnowledgeItems(manager),
  };
};
