import { randomUUID } from 'node:crypto';
import { referenceMunicipalities } from '@banenbrug/service-common';
import type { TestHub } from '@banenbrug/testkit';

/** An employer as a test made it, with one of everything. */
export interface SeededEmployer {
  readonly id: string;
  readonly siteId: string;
  readonly regionCode: string;
  readonly municipalityCode: string;
  readonly contactId: string;
  readonly siteContactId: string;
  readonly openVacancyId: string;
  readonly closedVacancyId: string;
}

/** A municipality of each region, so that every site lies in another region. */
const municipalities = [...new Map(referenceMunicipalities.map((m) => [m.regionCode, m])).values()];

/**
 * Employers "Employer 01"… each with a site in a region of its own, a contact with deputy, a contact of the site,
 * an open vacancy (published 1 June 2026) and one that closed on 31 May 2026.
 */
export async function seedEmployers(hub: TestHub, count: number): Promise<SeededEmployer[]> {
  const seeded: SeededEmployer[] = [];
  for (const [index, { code, regionCode }] of municipalities.slice(0, count).entries()) {
    const employer = newEmployer(regionCode, code);
    const { id, siteId } = employer;
    const number = String(index + 1).padStart(2, '0');
    await hub.sql(
      `insert into employers.employers (id, name, kvk_number, sector, industry_code, registered_on)
       values ($1, $2, $3, 'MARKET', 'H', '2026-01-01')`,
      [id, `Employer ${number}`, `900000${number}`],
    );
    await hub.sql(
      `insert into employers.sites (id, employer_id, name, municipality_code, region_code, offers, intended_placements)
       values ($1, $2, $3, $4, $5, '{LIFT,QUIET_PLACE}', 50)`,
      [siteId, id, `Depot ${number}`, code, regionCode],
    );
    await seedContacts(hub, employer);
    await seedVacancies(hub, employer);
    seeded.push(employer);
  }
  return seeded;
}

function newEmployer(regionCode: string, municipalityCode: string): SeededEmployer {
  return {
    id: randomUUID(),
    siteId: randomUUID(),
    regionCode,
    municipalityCode,
    contactId: randomUUID(),
    siteContactId: randomUUID(),
    openVacancyId: randomUUID(),
    closedVacancyId: randomUUID(),
  };
}

async function seedContacts(hub: TestHub, { id, siteId, contactId, siteContactId }: SeededEmployer) {
  await hub.sql(
    `insert into employers.employer_contacts
       (id, employer_id, site_id, deputy_of, function_title, name, email_address, valid_from, valid_until, verified_on)
     values ($1, $3, null, null, 'Head of recruitment', 'A. Function', 'work@example.nl', '2026-01-01', null, '2026-05-01'),
            ($5, $3, null, $1, 'Deputy', null, 'deputy@example.nl', '2026-01-01', null, '2025-01-01'),
            ($2, $3, $4, null, 'Depot manager', 'B. Function', 'depot@example.nl', '2026-02-01', '2026-06-30', '2026-05-01')`,
    [contactId, siteContactId, id, siteId, randomUUID()],
  );
}

async function seedVacancies(hub: TestHub, employer: SeededEmployer): Promise<void> {
  await hub.sql(
    `insert into employers.vacancies
       (id, employer_id, site_id, region_code, title, kind, occupations, hours_min, positions, languages,
        driving_licences, closes_on, published_on)
     values ($1, $3, $4, $5, 'Warehouse worker', 'OPEN', '{ISCO:9333}', 20, 50, '{nld}', '{B}', null, '2026-06-01'),
            ($2, $3, $4, $5, 'Driver', 'OPEN', '{}', null, 1, '{}', '{}', '2026-05-31', '2026-05-01')`,
    [employer.openVacancyId, employer.closedVacancyId, employer.id, employer.siteId, employer.regionCode],
  );
}
