import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { KnowledgeItem } from '../entities';

/** A page of knowledge items by title, with one row more when others follow. */
export function findKnowledgeItems(manager: EntityManager, page: Page): Promise<KnowledgeItem[]> {
  return manager.query(
    `select ${columnsOf(manager, KnowledgeItem, 'k')} from knowledge_items k
     where ($1::text is null or (k.title collate "C", k.id) > ($1, $2::uuid))
     order by k.title collate "C", k.id limit $3`,
    [...pageParameters(page)],
  );
}

/** How many knowledge items there are. */
export function countKnowledgeItems(manager: EntityManager): Promise<number> {
  return manager.count(KnowledgeItem);
}
