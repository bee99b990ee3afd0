/** Employers as others may refer to them. */
export const publishedEmployer = `
  create view published_employer as select id, name, closed_on from employers`;

/** Sites with what their workplaces offer. */
export const publishedSite = `
  create view published_site as
    select id, employer_id, region_code, municipality_code, offers, closed_on from sites`;

/** Vacancies as criteria to match on. State is as of today in the Netherlands, whatever the server's time zone. */
export const publishedVacancy = `
  create view published_vacancy as
    select v.id, v.employer_id, v.site_id, v.region_code, s.municipality_code, v.occupations,
           array_remove(array[e.industry_code], null) as sectors,
           v.working_level_at_least as working_level, v.hours_min, v.hours_max, v.languages,
           v.driving_licences as licences, v.starts_on,
           case when v.closes_on < (now() at time zone 'Europe/Amsterdam')::date then 'CLOSED' else 'OPEN' end
             as state
    from vacancies v join sites s on s.id = v.site_id join employers e on e.id = v.employer_id`;

/** Contact persons as others may refer to them: no name, no address. */
export const publishedEmployerContact = `
  create view published_employer_contact as
    select id, employer_id, valid_from, valid_until from employer_contacts`;
