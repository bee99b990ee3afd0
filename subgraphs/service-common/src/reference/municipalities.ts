import { byCode, closedSet, frozenRows } from './closed-list';
import { otherNamesOf, type OtherName } from './other-names';
import { readReferenceTable } from './reference-file';
import { regionByCode, type ReferenceRegion } from './regions';

const pointBases = ['SEAT', 'MEAN', 'MANUAL'] as const;

/** What a municipality's point is: its seat, the mean of its places, or a point set by hand. */
export type PointBasis = (typeof pointBases)[number];

/** A region the municipality was in before. */
export interface FormerRegion {
  readonly regionCode: string;
  /** The year of the newest source that still has it there; it moved between that year and 2025. */
  readonly lastSeenIn: number;
}

/** A municipality (gemeente) in its region, as the reference data has it. */
export interface ReferenceMunicipality {
  /** The CBS code, such as GM0014. */
  readonly code: string;
  readonly name: string;
  readonly otherNames: readonly OtherName[];
  readonly regionCode: string;
  readonly formerRegions: readonly FormerRegion[];
  /** The first year that the sources confirm this municipality in this region; it may be older. */
  readonly validFrom: number;
  /** The last year of this row; null when no end is known. */
  readonly validUntil: number | null;
  /** WGS 84, degrees. */
  readonly latitude: number;
  /** WGS 84, degrees. */
  readonly longitude: number;
  readonly pointBasis: PointBasis;
}

const formerRegionRows = readReferenceTable('former-regions.csv');

function formerRegionsOf(municipalityCode: string): readonly FormerRegion[] {
  const rows = formerRegionRows.filter((row) => row.text('municipalityCode') === municipalityCode);
  return frozenRows(
    rows.map((row) => ({ regionCode: row.text('regionCode'), lastSeenIn: row.number('lastSeenIn') })),
  );
}

/** The 342 municipalities, by code. */
export const referenceMunicipalities: readonly ReferenceMunicipality[] = frozenRows(
  readReferenceTable('municipalities.csv').map((row) => ({
    code: row.text('code'),
    name: row.text('name'),
    otherNames: otherNamesOf(row.text('code')),
    regionCode: row.text('regionCode'),
    formerRegions: formerRegionsOf(row.text('code')),
    validFrom: row.number('validFrom'),
    validUntil: row.optionalNumber('validUntil'),
    latitude: row.number('latitude'),
    longitude: row.number('longitude'),
    pointBasis: row.oneOf('basis', pointBases),
  })),
);

const municipalities = byCode(referenceMunicipalities);

/** The closed list of municipality codes. */
export const municipalityCodes: ReadonlySet<string> = closedSet(municipalities.keys());

/** The municipality with this code, null when there is none. */
export function municipalityByCode(code: string): ReferenceMunicipality | null {
  return municipalities.get(code) ?? null;
}

/** Whether this is the code of a municipality, in its exact spelling. */
export function isMunicipalityCode(code: string): boolean {
  return municipalities.has(code);
}

/** The region of the municipality with this code, null when there is no such municipality. */
export function regionOfMunicipality(code: string): ReferenceRegion | null {
  const municipality = municipalities.get(code);
  return municipality === undefined ? null : regionByCode(municipality.regionCode);
}
