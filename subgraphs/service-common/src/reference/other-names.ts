import { readReferenceTable } from './reference-file';
import { frozenRows } from './closed-list';

/** Why a name that is not the official one still finds its place. */
export type OtherNameKind = 'ALIAS' | 'FORMER_NAME';

/** Another name of a region or municipality: one in use, or one it or a merged part of it had before. */
export interface OtherName {
  readonly name: string;
  readonly kind: OtherNameKind;
  /** The year from which a merged municipality of this name no longer existed; null when not known or not ended. */
  readonly endedIn: number | null;
}

const namesByPlace = new Map<string, OtherName[]>();
for (const row of readReferenceTable('other-names.csv')) {
  const names = namesByPlace.get(row.text('code')) ?? [];
  names.push({
    name: row.text('name'),
    kind: row.oneOf('kind', ['ALIAS', 'FORMER_NAME']),
    endedIn: row.optionalNumber('endedIn'),
  });
  namesByPlace.set(row.text('code'), names);
}

/** The codes that have other names: each must be a region's or a municipality's. */
export const codesWithOtherNames: readonly string[] = Object.freeze([...namesByPlace.keys()]);

/** The other names of the region or municipality with this code. */
export function otherNamesOf(code: string): readonly OtherName[] {
  return frozenRows(namesByPlace.get(code) ?? []);
}
