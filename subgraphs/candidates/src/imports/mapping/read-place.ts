import { findPlaces, isMunicipalityCode, isRegionCode } from '@banenbrug/service-common';
import { isUnknownWord, nothing, plainText, type Reading, unread } from './word';

/** A region by its code, by its name, or by the name of a municipality in it, when that is one region's only. */
export function readRegion(text: string): Reading<string> {
  const plain = plainText(text);
  if (isUnknownWord(plain)) return nothing;
  const code = plain.toUpperCase();
  if (isRegionCode(code)) return { value: code };
  const regions = findPlaces(text).map(({ regionCode }) => regionCode);
  return theOnly(regions);
}

/** A municipality by its code (GM0363, 363) or by a name that only one has, now or before. */
export function readMunicipality(text: string): Reading<string> {
  const plain = plainText(text).replace(/^gemeente /, '');
  if (isUnknownWord(plain)) return nothing;
  const code = `GM${plain.replace(/^gm/, '').padStart(4, '0')}`;
  if (isMunicipalityCode(code)) return { value: code };
  return theOnly(findPlaces(plain).flatMap(({ municipalityCode }) => municipalityCode ?? []));
}

function theOnly(codes: readonly string[]): Reading<string> {
  const [first, ...others] = new Set(codes);
  if (first === undefined) return unread('UNKNOWN_CODE');
  return others.length > 0 ? unread('AMBIGUOUS') : { value: first };
}
