import { type ConnectionArguments, connectionOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { pageByTitle, titleKeys } from '../../keyset';
import { countKnowledgeItems, findKnowledgeItems } from '../../repositories/knowledge-item.repository';

export const knowledgeItems = async (
  _: unknown,
  paging: ConnectionArguments,
  { database: { manager } }: AgreementsContext,
) => {
  const page = pageByTitle(paging);
  const rows = await findKnowledgeItems(manager, page);
  return { ...connectionOf(rows, page, titleKeys), countAll: () => countKnowledgeItems(manager) };
};
