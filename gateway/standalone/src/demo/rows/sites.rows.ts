import { type Site, type WorkplaceOffer, workplaceOffers } from '@banenbrug/employers';
import {
  referenceMunicipalities,
  referenceRegions,
  type ReferenceMunicipality,
} from '@banenbrug/service-common';
import { addMonths } from '../calendar';
import type { DemoDepot, DemoSetting } from '../demo-setting';
import type { Random } from '../random';
import type { DemoEmployer } from './employers.rows';

/** What each depot offers, and in turn one thing more. */
const depotOffers: readonly WorkplaceOffer[] = [
  'JOB_COACH_WELCOME',
  'PUBLIC_TRANSPORT_NEARBY',
  'INTERNAL_GUIDANCE',
];
const furtherOffers: readonly WorkplaceOffer[] = ['LIFT', 'FLEXIBLE_HOURS', 'QUIET_PLACE'];

/** How many placements the parcel company means to make at each depot. */
export const placementsPerDepot = 50;

/** The depots of the first employer, and two or three sites of every other, spread over the regions. */
export function siteRows(setting: DemoSetting, employers: readonly DemoEmployer[]): Site[] {
  let next = 0;
  return employers.flatMap((employer) => {
    if (employer.place === null)
      return setting.depots.map((depot, index) => depotRow(setting, employer, depot, index));
    const count = 2 + (employer.place % 2 === 0 ? 1 : 0);
    return Array.from({ length: count }, (_, index) => {
      next += 1;
      return siteRow(setting, employer, index, next);
    });
  });
}

function depotRow(
  setting: DemoSetting,
  { row, company }: DemoEmployer,
  depot: DemoDepot,
  index: number,
): Site {
  const random = setting.random('depot', index);
  return {
    id: setting.id('site', row.id, index),
    employerId: row.id,
    name: `${company.site} ${depot.municipalityName}`,
    municipalityCode: depot.municipalityCode,
    regionCode: depot.regionCode,
    offers: offers(random, [...depotOffers, ...furtherOffers.slice(index % 3, (index % 3) + 1)]),
    intendedPlacements: placementsPerDepot,
    opensOn: `${addMonths(setting.day, 2 + index)}-01`,
    closedOn: null,
  };
}

/** Regions take turns, eight apart, so that one employer's sites lie far from each other. */
function siteRow(setting: DemoSetting, { row, company }: DemoEmployer, index: number, turn: number): Site {
  const random = setting.random('site', row.id, index);
  const region = referenceRegions[(turn * 8) % referenceRegions.length]?.code ?? '';
  const municipality = municipalityIn(region, random);
  return {
    id: setting.id('site', row.id, index),
    employerId: row.id,
    name: `${company.site} ${municipality.name}`,
    municipalityCode: municipality.code,
    regionCode: region,
    offers: offers(random, []),
    intendedPlacements: random.chance(0.4) ? null : random.integer(1, 15),
    opensOn: random.chance(0.1) ? `${addMonths(setting.day, random.integer(1, 6))}-01` : null,
    closedOn: null,
  };
}

/** The central municipality more often than another of the region. */
function municipalityIn(regionCode: string, random: Random): ReferenceMunicipality {
  const inRegion = referenceMunicipalities.filter((municipality) => municipality.regionCode === regionCode);
  const central = referenceRegions.find(({ code }) => code === regionCode)?.centralMunicipalityCode;
  const seat = inRegion.find(({ code }) => code === central);
  return seat && random.chance(0.5) ? seat : random.pick(inRegion);
}

function offers(random: Random, always: readonly WorkplaceOffer[]): WorkplaceOffer[] {
  const chosen = new Set([...always, ...random.some(workplaceOffers, random.integer(0, 4))]);
  return workplaceOffers.filter((offer) => chosen.has(offer));
}
