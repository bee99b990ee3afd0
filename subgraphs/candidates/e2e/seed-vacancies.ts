import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';

/** What a test may say of a vacancy. */
export interface VacancyCriteria {
  readonly regionCode: string;
  readonly municipalityCode: string;
  readonly occupations?: readonly string[];
  readonly workingLevel?: string | null;
  readonly hoursMin?: number | null;
  readonly hoursMax?: number | null;
  readonly languages?: readonly string[];
  readonly licences?: readonly string[];
  readonly startsOn?: string | null;
  readonly closesOn?: string | null;
}

/** An employer with nothing but a name. */
export async function seedEmployer(hub: TestHub): Promise<string> {
  const id = randomUUID();
  const kvk = String(10_000_000 + Math.floor(Math.random() * 89_999_999));
  await hub.sql(
    `insert into employers.employers (id, name, kvk_number, registered_on) values ($1, 'Depot B.V.', $2, '2026-01-01')`,
    [id, kvk],
  );
  return id;
}

/** A vacancy of an employer, at a site of its own. */
export async function seedVacancy(hub: TestHub, employerId: string, of: VacancyCriteria): Promise<string> {
  const id = randomUUID();
  const siteId = randomUUID();
  await hub.sql(
    `insert into employers.sites (id, employer_id, name, municipality_code, region_code, offers)
     values ($1, $2, 'Depot', $3, $4, '{}')`,
    [siteId, employerId, of.municipalityCode, of.regionCode],
  );
  await hub.sql(
    `insert into employers.vacancies (id, employer_id, site_id, region_code, title, kind, occupations,
       working_level_at_least, hours_min, hours_max, positions, languages, driving_licences, starts_on,
       closes_on, published_on)
     values ($1, $2, $3, $4, 'Order picker', 'OPEN', $5, $6, $7, $8, 1, $9, $10, $11, $12, '2026-06-01')`,
    [
      id,
      employerId,
      siteId,
      of.regionCode,
      of.occupations ?? [],
      of.workingLevel ?? null,
      of.hoursMin ?? null,
      of.hoursMax ?? null,
      of.languages ?? [],
      of.licences ?? [],
      of.startsOn ?? null,
      of.closesOn ?? null,
    ],
  );
  return id;
}
