import { byCode, closedSet, frozenRows } from './closed-list';
import { otherNamesOf, type OtherName } from './other-names';
import { readReferenceTable } from './reference-file';

/** A labour-market region (arbeidsmarktregio) as the reference data has it. */
export interface ReferenceRegion {
  /** AM01…AM38; AM04, AM16 and AM31 do not exist. */
  readonly code: string;
  readonly name: string;
  readonly otherNames: readonly OtherName[];
  /** The central municipality (centrumgemeente) according to the list of `centralMunicipalityListYear`. */
  readonly centralMunicipalityCode: string;
  /** The year of the list that names it: what is shown must show this year. */
  readonly centralMunicipalityListYear: number;
  /** When a later source confirmed it (YYYY-MM-DD); null when none did. */
  readonly centralMunicipalityCheckedOn: string | null;
}

/** The 35 regions, by code. */
export const referenceRegions: readonly ReferenceRegion[] = frozenRows(
  readReferenceTable('regions.csv').map((row) => ({
    code: row.text('code'),
    name: row.text('name'),
    otherNames: otherNamesOf(row.text('code')),
    centralMunicipalityCode: row.text('centralMunicipalityCode'),
    centralMunicipalityListYear: row.number('centralMunicipalityListYear'),
    centralMunicipalityCheckedOn: row.optionalText('centralMunicipalityCheckedOn'),
  })),
);

const regions = byCode(referenceRegions);

/** The closed list of region codes. */
export const regionCodes: ReadonlySet<string> = closedSet(regions.keys());

/** The region with this code, null when there is none. */
export function regionByCode(code: string): ReferenceRegion | null {
  return regions.get(code) ?? null;
}

/** Whether this is the code of a region, in its exact spelling. */
export function isRegionCode(code: string): boolean {
  return regions.has(code);
}
