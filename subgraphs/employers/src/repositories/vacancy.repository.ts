import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Vacancy } from '../entities';

/** Which vacancies: those open on a day, of one region or of all. */
export interface OpenVacancies {
  readonly on: string;
  readonly region: string | null;
}

const isOpen = `(v.closes_on is null or v.closes_on >= $1::date) and ($2::text is null or v.region_code = $2)`;

/** A page of open vacancies, newest first, with one row more than asked when others follow. */
export function findOpenVacancies(
  manager: EntityManager,
  { on, region }: OpenVacancies,
  page: Page,
): Promise<Vacancy[]> {
  return manager.query(
    `select ${columnsOf(manager, Vacancy, 'v')} from vacancies v
     where ${isOpen} and ($3::date is null or (v.published_on, v.id) < ($3, $4::uuid))
     order by v.published_on desc, v.id desc limit $5`,
    [on, region, ...pageParameters(page)],
  );
}

/** How many vacancies are open. */
export async function countOpenVacancies(
  manager: EntityManager,
  { on, region }: OpenVacancies,
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::int as count from vacancies v where ${isOpen}`,
    [on, region],
  );
  return row?.count ?? 0;
}
