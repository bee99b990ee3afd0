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
  readonly publishedOn?: string;
  /** What the site offers. */
  readonly offers?: readonly string[];
}

/** An employer with nothing but a name, and a section of SBI 2008 when one is given. */
export async function seedEmployer(hub: TestHub, industry: string | null = null): Promise<string> {
  const id = randomUUID();
  const kvk = String(10_000_000 + Math.floor(Math.random() * 89_999_999));
  await hub.sql(
    `insert into employers.employers (id, name, kvk_number, registered_on, industry_code)
     values ($1, 'Depot B.V.', $2, '2026-01-01', $3)`,
    [id, kvk, industry],
  );
  return id;
}

/** A vacancy of an employer, at a site of its own. */
export async function seedVacancy(hub: TestHub, employerId: string, of: VacancyCriteria): Promise<string> {
  const id = randomUUID();
  const siteId = randomUUID();
  await hub.sql(
    `insert into employers.sites (id, employer_id, name, municipality_code, region_code, offers)
     values ($1, $2, 'Depot', $3, $4, $5)`,
    [siteId, employerId, of.municipalityCode, of.regionCode, of.offers ?? []],
  );
  await hub.sql(
    `insert into employers.vacancies (id, employer_id, site_id, region_code, title, kind, occupations,
       working_level_at_least, hours_min, hours_max, positions, languages, driving_licences, starts_on,
       closes_on, published_on)
     values ($1, $2, $3, $4, 'Order picker', 'OPEN', $5, $6, $7, $8, 1, $9, $10, $11, $12, $13)`,
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
      of.publishedOn ?? '2026-06-01',
    ],
  );
  return id;
}
