import { referenceRegions } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';

/**
 * What a profile is there for. In the depots' regions some are made so that the main question has something to
 * find, and something that it has to leave out.
 */
export type ProfilePurpose =
  | 'ANY'
  /** Warehouse work for 20 hours or more, known and recently verified. */
  | 'WAREHOUSE'
  /** The same, with unknown hours. */
  | 'WAREHOUSE_HOURS_UNKNOWN'
  /** Recently verified, with enough hours and unknown wishes. */
  | 'OCCUPATIONS_UNKNOWN'
  | 'WITHDRAWN';

/** A profile that is to be made. */
export interface PlannedProfile {
  readonly regionCode: string;
  /** Its place among the region's profiles, counted from 0. */
  readonly place: number;
  readonly purpose: ProfilePurpose;
}

const depotRegionPurposes: readonly ProfilePurpose[] = [
  ...times('WAREHOUSE', 10),
  ...times('WAREHOUSE_HOURS_UNKNOWN', 3),
  ...times('OCCUPATIONS_UNKNOWN', 3),
  ...times('ANY', 13),
  'WITHDRAWN',
];

/** The profiles of all regions: more where the depots are, and everywhere as many times as the size says. */
export function plannedProfiles({ size, depotRegions }: DemoSetting): PlannedProfile[] {
  return referenceRegions.flatMap(({ code }, index) => {
    const purposes = depotRegions.includes(code) ? depotRegionPurposes : otherRegionPurposes(index);
    return Array.from({ length: size }, () => purposes)
      .flat()
      .map((purpose, place) => ({ regionCode: code, place, purpose }));
  });
}

function otherRegionPurposes(index: number): readonly ProfilePurpose[] {
  const withdrawn: ProfilePurpose[] = index % 4 === 1 ? ['WITHDRAWN'] : [];
  return [...times('ANY', index % 3 === 0 ? 11 : 10), ...withdrawn];
}

function times(purpose: ProfilePurpose, count: number): ProfilePurpose[] {
  return Array.from({ length: count }, () => purpose);
}
