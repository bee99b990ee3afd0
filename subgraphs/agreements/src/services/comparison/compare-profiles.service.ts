import {
  type Caller,
  exactShare,
  type Language,
  medianShare,
  type PeopleShare,
  roundedShare,
} from '@banenbrug/service-common';
import type { ProfileFigure } from '../../repositories/profile-figures.repository';
import { inGroups } from '../reports/in-groups';
import {
  cellsOf,
  type RegionFact,
  type RegionFinding,
  type RegionRow,
  unknownFinding,
} from './region-table.service';

/** Percentages that are no further apart than this count as the same. */
const sameWithin = 10;

const nobody = { part: 0, whole: 0 };

/** How fresh the profiles of each region are, beside the national median. For everybody the numbers are rounded. */
export function compareFreshness(
  caller: Caller,
  regions: readonly string[],
  figures: readonly ProfileFigure[],
): RegionRow[] {
  const factOf = ({ percentage, isSuppressed }: PeopleShare): RegionFact => ({
    __typename: 'RegionFreshnessFact',
    freshPercentage: percentage,
    isSuppressed,
  });
  const labels = {
    en: 'Profiles verified in the last 90 days (%)',
    nl: 'Profielen geverifieerd in 90 dagen (%)',
  };
  return [rowOf('VERIFIED_IN_90_DAYS', labels, figures, factOf, regions, shareFor(caller))];
}

/**
 * In how many profiles of each region each field is known, beside the national median. A desk is told of its own regions
 * only (as by `Region.completeness`).
 */
export function compareCompleteness(
  caller: Caller,
  regions: readonly string[],
  figures: readonly (ProfileFigure & { readonly field: string })[],
): RegionRow[] {
  const factOf = ({ percentage, isSuppressed }: PeopleShare): RegionFact => ({
    __typename: 'RegionCompletenessFact',
    knownPercentage: percentage,
    isSuppressed,
  });
  const share = shareFor(caller);
  const shareOf: ShareOf = (code, figure) =>
    caller.role === 'DESK' && !caller.regions.includes(code) ? null : share(code, figure);
  return inGroups(figures, ({ field }) => field).map(([field, ofField]) =>
    rowOf(field, fieldLabels[field] ?? { en: field, nl: field }, ofField, factOf, regions, shareOf),
  );
}

type ShareOf = (regionCode: string, figure: Omit<ProfileFigure, 'regionCode'>) => PeopleShare | null;

/** Exact for a desk of the region, rounded for everybody else (domain rule 2). */
const shareFor =
  ({ role, regions }: Caller): ((...of: Parameters<ShareOf>) => PeopleShare) =>
  (code, figure) =>
    role === 'DESK' && regions.includes(code) ? exactShare(figure) : roundedShare(figure);

function rowOf(
  aspect: string,
  labels: Readonly<Record<Language, string>>,
  figures: readonly ProfileFigure[],
  factOf: (share: PeopleShare) => RegionFact,
  regions: readonly string[],
  shareOf: ShareOf,
): RegionRow {
  const median = medianShare(figures);
  const byRegion = new Map(figures.map((figure) => [figure.regionCode, figure]));
  const findingOf = (code: string): RegionFinding => {
    const share = shareOf(code, byRegion.get(code) ?? nobody);
    if (share === null) return unknownFinding;
    const { percentage } = share;
    const isComparable = percentage !== null && median !== null;
    const isSame = isComparable && Math.abs(percentage - median) <= sameWithin;
    return {
      ...unknownFinding,
      verdict: isComparable ? (isSame ? 'SAME' : 'DIFFERS') : 'UNKNOWN',
      fact: factOf(share),
    };
  };
  const standard = median === null ? null : factOf({ percentage: median, isSuppressed: false });
  return {
    aspect,
    labels,
    instrumentCode: null,
    grantor: null,
    standard,
    cells: cellsOf(regions, findingOf),
  };
}

/** The fields of profiles in words; a test holds them to the schema of candidates. */
export const fieldLabels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  AVAILABLE_FROM: { en: 'Available from', nl: 'Beschikbaar vanaf' },
  HOURS_PER_WEEK: { en: 'Hours per week', nl: 'Uren per week' },
  WORKING_LEVEL: { en: 'Working level', nl: 'Werkniveau' },
  OCCUPATIONS: { en: 'Wished occupations', nl: 'Gewenste beroepen' },
  SECTORS: { en: 'Wished sectors', nl: 'Gewenste sectoren' },
  SKILLS: { en: 'Skills', nl: 'Vaardigheden' },
  LANGUAGES: { en: 'Languages', nl: 'Talen' },
  DRIVING_LICENCES: { en: 'Driving licences', nl: 'Rijbewijzen' },
  TRAVEL: { en: 'Distance, time and means of travel', nl: 'Reisafstand, reistijd en vervoer' },
};
