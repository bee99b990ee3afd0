import { referenceMunicipalities } from './municipalities';
import type { OtherName, OtherNameKind } from './other-names';
import { referenceRegions } from './regions';

/** A region or municipality that goes by a name. */
export interface PlaceMatch {
  /** Null when the name is a region's only. */
  readonly municipalityCode: string | null;
  readonly regionCode: string;
  /** Whether the name is the official one, another one in use, or one of before. */
  readonly matchedOn: 'NAME' | OtherNameKind;
}

/** No place name is near this long: a longer text is no name, and is not worth normalising. */
const longestName = 200;

/** Letters and digits only: case, diacritics, hyphens, slashes, brackets, apostrophes and spaces do not tell names apart. */
function normalise(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const matchesByName = new Map<string, PlaceMatch[]>();

function isSamePlace(a: PlaceMatch, b: PlaceMatch): boolean {
  return a.municipalityCode === b.municipalityCode && a.regionCode === b.regionCode;
}

function add(name: string, match: PlaceMatch): void {
  const matches = matchesByName.get(normalise(name)) ?? [];
  const isCovered = matches.some(
    (other) =>
      isSamePlace(other, match) || (match.municipalityCode === null && other.regionCode === match.regionCode),
  );
  if (!isCovered) matchesByName.set(normalise(name), [...matches, Object.freeze(match)]);
}

function addPlace(
  place: Omit<PlaceMatch, 'matchedOn'>,
  name: string,
  otherNames: readonly OtherName[],
): void {
  add(name, { ...place, matchedOn: 'NAME' });
  for (const other of otherNames) add(other.name, { ...place, matchedOn: other.kind });
}

// Municipalities first: a name that is also its region's (Groningen) is then the municipality's, which knows its region.
for (const { code, regionCode, name, otherNames } of referenceMunicipalities) {
  addPlace({ municipalityCode: code, regionCode }, name, otherNames);
}
for (const { code, name, otherNames } of referenceRegions) {
  addPlace({ municipalityCode: null, regionCode: code }, name, otherNames);
}

/**
 * The municipalities and regions that go by this name, now or before, whatever its case, accents, hyphens or
 * spaces. Several when the name is ambiguous (Bergen), none when nothing is called so.
 */
export function findPlaces(name: string): readonly PlaceMatch[] {
  if (name.length > longestName) return [];
  return [...(matchesByName.get(normalise(name)) ?? [])];
}
