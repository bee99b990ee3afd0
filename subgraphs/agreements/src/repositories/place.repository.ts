import type { EntityManager } from 'typeorm';

/** A site as employers publishes it: whose it is, and where. */
export interface SitePlace {
  readonly id: string;
  readonly employerId: string;
  readonly municipalityCode: string;
}

/** The site with this id, closed ones too; null when there is none. */
export async function findSite(manager: EntityManager, id: string): Promise<SitePlace | null> {
  const [row] = await manager.query<SitePlace[]>(
    `select s.id, s.employer_id as "employerId", s.municipality_code as "municipalityCode"
     from employers.published_site s where s.id = $1`,
    [id],
  );
  return row ?? null;
}
