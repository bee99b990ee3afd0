import { columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Region } from '../entities';

/** The regions valid on a day by code: all, or those of the codes. */
export function findRegions(
  manager: EntityManager,
  codes: readonly string[] | null,
  on: string,
): Promise<Region[]> {
  return manager.query(
    `select ${columnsOf(manager, Region, 'r')} from regions r
     where ($1::text[] is null or r.code = any($1))
       and daterange(r.valid_from, r.valid_until, '[]') @> $2::date
     order by r.code collate "C"`,
    [codes, on],
  );
}
