import { type ConnectionArguments, connectionOf, isStorableText, pageOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import type { KnowledgeItemKind } from '../../entities';
import { countKnowledgeItems, findKnowledgeItems } from '../../repositories/knowledge-item.repository';

interface KnowledgeArguments extends ConnectionArguments {
  readonly search?: string | null;
  readonly region?: string | null;
  readonly kind?: KnowledgeItemKind | null;
}

/** In characters. Nothing is found by a longer text. */
const longestSearch = 200;

export const knowledgeItems = async (
  _: unknown,
  { search, region = null, kind = null, ...paging }: KnowledgeArguments,
  { database: { manager } }: AgreementsContext,
) => {
  const page = pageOf(paging, ['text', 'id']);
  const filter = { search: search?.trim() || null, region, kind };
  const words = filter.search ?? '';
  const isPossible = words.length <= longestSearch && isStorableText(words);
  const rows = isPossible ? await findKnowledgeItems(manager, filter, page) : [];
  return {
    ...connectionOf(rows, page, ({ title, id }) => [title, id]),
    countAll: async () => (isPossible ? countKnowledgeItems(manager, filter) : 0),
  };
};
