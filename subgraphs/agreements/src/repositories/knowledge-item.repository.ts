import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { KnowledgeItem, type KnowledgeItemKind } from '../entities';

/** Which knowledge items; what is null does not narrow. */
export interface KnowledgeFilter {
  /** Words that PostgreSQL can take. */
  readonly search: string | null;
  readonly region: string | null;
  readonly kind: KnowledgeItemKind | null;
}

/**
 * What a search finds, by two ways in, each through its index: words as Dutch inflects them, and a part of the title that is
 * like what was written (PostgreSQL's own threshold, 0.6), which finds slips and parts of compounds.
 */
const found = `
  select w.id from knowledge_items w
  where w.withdrawn_on is null and to_tsvector('dutch', w.title || ' ' || w.offered_by) @@ plainto_tsquery('dutch', $1::text)
  union
  select w.id from knowledge_items w where w.withdrawn_on is null and $1::text operator(public.<%) w.title`;

/** That an offered item `k` is within the filter. */
const condition = ({ search }: KnowledgeFilter): string => `k.withdrawn_on is null
  and ($2::text is null or k.region_code = $2) and ($3::text is null or k.kind = $3)
  and ${search === null ? '$1::text is null' : `k.id in (${found})`}`;

const parameters = ({ search, region, kind }: KnowledgeFilter): readonly unknown[] => [search, region, kind];

/** The statement of a page, so that its plan can be looked at. */
export const knowledgeItemsStatement = (columns: string, filter: KnowledgeFilter): string =>
  `select ${columns} from knowledge_items k
   where ${condition(filter)}
     and ($4::text is null or (k.title collate "C", k.id) > ($4, $5::uuid))
   order by k.title collate "C", k.id limit $6`;

/** A page of offered knowledge items by title, with one row more when others follow. */
export function findKnowledgeItems(
  manager: EntityManager,
  filter: KnowledgeFilter,
  page: Page,
): Promise<KnowledgeItem[]> {
  return manager.query(knowledgeItemsStatement(columnsOf(manager, KnowledgeItem, 'k'), filter), [
    ...parameters(filter),
    ...pageParameters(page),
  ]);
}

/** How many of them there are. */
export async function countKnowledgeItems(manager: EntityManager, filter: KnowledgeFilter): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::int as count from knowledge_items k where ${condition(filter)}`,
    [...parameters(filter)],
  );
  return row?.count ?? 0;
}
