import type { Site, Vacancy } from '@banenbrug/employers';
import { addDays } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';
import { type Job, jobs, jobsOf, occupationOf } from '../words/jobs';
import type { DemoEmployer } from './employers.rows';

const descriptions = [
  'Vast team, vaste begeleider en een duidelijke taakverdeling. De eerste weken werkt een collega mee.',
  'De taken zijn uit bestaande functies gehaald en passen bij wie graag één ding goed doet.',
  'Werktijden in overleg. Het tempo wordt opgebouwd en de stappen staan op papier.',
  'Afwisselend werk, met na een proefperiode uitzicht op een contract van een jaar.',
] as const;

/** Three vacancies at every depot; one or two at every other site, of which some have closed. */
export function vacancyRows(
  setting: DemoSetting,
  employers: readonly DemoEmployer[],
  sites: readonly Site[],
): Vacancy[] {
  const employerOf = new Map(employers.map((employer) => [employer.row.id, employer]));
  const seen = new Set<string>();
  return sites.flatMap((site) => {
    const employer = employerOf.get(site.employerId);
    if (!employer || employer.place === null) return depotVacancies(setting, site);
    const isFirstSite = !seen.has(site.employerId);
    seen.add(site.employerId);
    const count = isFirstSite && employer.place % 3 !== 0 ? 2 : 1;
    const work = setting.random('work', site.id).shuffle(jobsOf(employer.company));
    return work.slice(0, count).map((job, index) => siteVacancy(setting, site, job, index));
  });
}

/** The fifty placements of a depot, announced for the day it opens. */
function depotVacancies(setting: DemoSetting, site: Site): Vacancy[] {
  const opensOn = site.opensOn ?? setting.day;
  const row = (isco: readonly string[], given: Partial<Vacancy>): Vacancy => ({
    ...emptyVacancy(setting, site, isco[0] ?? ''),
    kind: 'ANNOUNCED',
    occupations: isco.map((code) => `ISCO:${code}`),
    startsOn: opensOn,
    closesOn: addDays(opensOn, 30),
    publishedOn: setting.ago(40),
    ...given,
  });
  return [
    row(['9333', '4412'], {
      title: 'Medewerker sorteren en laden',
      hoursMin: 20,
      hoursMax: 32,
      positions: 25,
    }),
    row(['9321'], {
      title: 'Medewerker retouren inpakken',
      description: descriptions[1],
      hoursMin: 16,
      hoursMax: 24,
      positions: 15,
    }),
    row(['8344', '4321'], {
      title: 'Medewerker magazijn en heftruck',
      workingLevelAtLeast: 'VMBO',
      hoursMin: 24,
      hoursMax: 38,
      positions: 10,
    }),
  ];
}

function siteVacancy(setting: DemoSetting, site: Site, job: Job, index: number): Vacancy {
  const random = setting.random('vacancy', site.id, index);
  const least = random.pick([12, 16, 20, 24]);
  const areHoursKnown = random.chance(0.85);
  const isClosed = random.chance(0.08);
  const publishedOn = setting.ago(random.integer(70, 140));
  const startsOn = isClosed || random.chance(0.5) ? null : setting.ago(-random.integer(7, 90));
  return {
    ...emptyVacancy(setting, site, index),
    title: job.title,
    kind: random.pick(['OPEN', 'OPEN', 'CREATED']),
    description: random.chance(0.8) ? random.pick(descriptions) : null,
    occupations: [occupationOf(job), ...related(job.isco, random.chance(0.25))],
    workingLevelAtLeast: random.chance(0.6) ? job.level : null,
    hoursMin: areHoursKnown ? least : null,
    hoursMax: areHoursKnown ? least + random.pick([8, 12, 16]) : null,
    positions: random.integer(1, 6),
    languages: random.chance(0.4) ? ['nld'] : [],
    drivingLicences: job.licence ? [job.licence] : [],
    startsOn,
    endsOn: startsOn && random.chance(0.15) ? addDays(startsOn, 182) : null,
    closesOn: isClosed ? setting.ago(random.integer(3, 60)) : null,
    publishedOn: isClosed ? publishedOn : setting.ago(random.integer(1, 69)),
  };
}

/** Another occupation in the same major group, for vacancies that suit two. */
function related(isco: string, isWanted: boolean): string[] {
  const other = jobs.find((job) => job.isco !== isco && job.isco.startsWith(isco.slice(0, 2)));
  return isWanted && other ? [occupationOf(other)] : [];
}

/** A plain object, which can be spread. */
type VacancyRow = Pick<Vacancy, keyof Vacancy>;

function emptyVacancy(setting: DemoSetting, site: Site, name: string | number): VacancyRow {
  return {
    id: setting.id('vacancy', site.id, name),
    employerId: site.employerId,
    siteId: site.id,
    regionCode: site.regionCode,
    title: '',
    kind: 'OPEN',
    description: descriptions[0],
    occupations: [],
    workingLevelAtLeast: null,
    hoursMin: null,
    hoursMax: null,
    positions: 1,
    languages: [],
    drivingLicences: [],
    startsOn: null,
    endsOn: null,
    closesOn: null,
    publishedOn: setting.day,
  };
}
