import { addDays, referenceMunicipalities } from '@banenbrug/service-common';
import { type Job, jobs, type Random } from '@banenbrug/standalone';
import type { Row } from './copy-rows';
import { randomId } from './random-id';

/** How many of each there are. */
export interface EmployerPlan {
  readonly employers: number;
  readonly sitesEach: number;
  readonly vacanciesEach: number;
  readonly today: string;
  readonly random: Random;
}

/** An employer with its sites, and vacancies at each of them. */
export interface EmployerRows {
  readonly employer: Row;
  readonly sites: readonly Row[];
  readonly vacancies: readonly Row[];
}

const offers = [
  'LIFT',
  'WHEELCHAIR_ACCESS',
  'QUIET_PLACE',
  'JOB_COACH_WELCOME',
  'FLEXIBLE_HOURS',
  'PUBLIC_TRANSPORT_NEARBY',
  'INTERNAL_GUIDANCE',
  'ADAPTED_WORKSTATION',
] as const;

/** Employers with sites all over the country. Numbers of the trade register are from 90000000 up, which is not in use. */
export function* employerRows(plan: EmployerPlan): Generator<EmployerRows> {
  for (let index = 0; index < plan.employers; index += 1) yield employerRow(plan, index);
}

function employerRow(plan: EmployerPlan, index: number): EmployerRows {
  const { random, today } = plan;
  const employerId = randomId(random);
  const work = random.some(jobs, random.integer(1, 4));
  const sites = Array.from({ length: plan.sitesEach }, (_, number) => siteRow(plan, employerId, number));
  return {
    employer: {
      id: employerId,
      name: `Proefbedrijf ${index + 1}`,
      kvk_number: String(90_000_000 + index),
      sector: random.chance(0.8) ? 'MARKET' : 'GOVERNMENT',
      industry_code: work[0]?.sectors[0] ?? null,
      registered_on: addDays(today, -random.integer(1, 900)),
    },
    sites,
    vacancies: Array.from({ length: plan.vacanciesEach }, () => vacancyRow(plan, random.pick(sites), work)),
  };
}

function siteRow({ random }: EmployerPlan, employerId: string, number: number): Row {
  const place = random.pick(referenceMunicipalities);
  return {
    id: randomId(random),
    employer_id: employerId,
    name: `Vestiging ${number + 1} ${place.name}`,
    municipality_code: place.code,
    region_code: place.regionCode,
    offers: random.some(offers, random.integer(0, 5)),
  };
}

function vacancyRow({ random, today }: EmployerPlan, site: Row, work: readonly Job[]): Row {
  const job = random.pick(work);
  const least = random.pick([12, 16, 20, 24]);
  const areHoursKnown = random.chance(0.85);
  return {
    id: randomId(random),
    employer_id: site['employer_id'] ?? null,
    site_id: site['id'] ?? null,
    region_code: site['region_code'] ?? null,
    title: job.title,
    kind: random.pick(['OPEN', 'OPEN', 'CREATED']),
    occupations: [`ISCO:${job.isco}`],
    working_level_at_least: random.chance(0.6) ? job.level : null,
    hours_min: areHoursKnown ? least : null,
    hours_max: areHoursKnown ? least + random.pick([8, 12, 16]) : null,
    positions: random.integer(1, 6),
    languages: random.chance(0.4) ? ['nld'] : [],
    driving_licences: job.licence ? [job.licence] : [],
    starts_on: random.chance(0.5) ? addDays(today, random.integer(7, 90)) : null,
    closes_on: random.chance(0.1) ? addDays(today, -random.integer(1, 60)) : null,
    published_on: addDays(today, -random.integer(1, 140)),
  };
}
