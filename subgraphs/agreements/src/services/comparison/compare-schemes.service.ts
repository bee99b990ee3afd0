import type { Grantor, InstrumentTerms } from '../../repositories/instrument-terms.repository';
import { inGroups } from '../reports/in-groups';
import {
  cellsOf,
  type RegionFact,
  type RegionFinding,
  type RegionRow,
  unknownFinding,
} from './region-table.service';
import type { Verdict } from './verdict';

/**
 * Each region's own terms of each instrument beside the national ones: a row for each body that grants one, in the order
 * of the list of instruments. A body that grants it in a region only has no standard.
 * @param terms national terms and those of regions as a whole, as `findInstrumentTerms` orders them
 */
export function compareSchemes(regions: readonly string[], terms: readonly InstrumentTerms[]): RegionRow[] {
  return inGroups(terms, keyOf).map(([, group]) => {
    const [first] = group;
    const national = group.find(({ regionCode }) => regionCode === null) ?? null;
    const isOneOfSeveral = bodiesOf(terms, first.instrumentCode) > 1;
    return {
      aspect: first.instrumentCode,
      labels: {
        en: isOneOfSeveral ? `${first.nameEn} (${bodies[first.grantor].en})` : first.nameEn,
        nl: isOneOfSeveral ? `${first.nameNl} (${bodies[first.grantor].nl})` : first.nameNl,
      },
      instrumentCode: first.instrumentCode,
      grantor: first.grantor,
      standard: national && factOf(national),
      cells: cellsOf(regions, (code) =>
        findingOf(national, group.find(({ regionCode }) => regionCode === code) ?? null),
      ),
    };
  });
}

/** How own terms stand beside the national ones: by what both tell. */
export function verdictOfTerms(national: InstrumentTerms | null, own: InstrumentTerms): Verdict {
  if (national === null) return 'DIFFERS';
  const pairs = [
    [national.standardMonths, own.standardMonths],
    [national.maximumMonths, own.maximumMonths],
  ].filter(([one, other]) => one !== null && other !== null);
  if (pairs.some(([one, other]) => one !== other)) return 'DIFFERS';
  return pairs.length === 0 ? 'UNKNOWN' : 'SAME';
}

function findingOf(national: InstrumentTerms | null, own: InstrumentTerms | null): RegionFinding {
  if (own !== null) return { verdict: verdictOfTerms(national, own), ...told(own) };
  // Only a municipality's own money leaves room for own terms: of the rest the national ones hold everywhere.
  const isUniform =
    national !== null && !(national.variesByMunicipality && national.grantor === 'MUNICIPALITY');
  return isUniform ? { verdict: 'SAME', ...told(national) } : unknownFinding;
}

const told = (terms: InstrumentTerms): Omit<RegionFinding, 'verdict'> => ({
  fact: factOf(terms),
  since: terms.since,
  verifiedOn: terms.checkedOn,
  source: terms.sources[0] ?? null,
});

const factOf = ({ standardMonths, maximumMonths, isOpenEnded, remark }: InstrumentTerms): RegionFact => ({
  __typename: 'RegionSchemeFact',
  standardMonths,
  maximumMonths,
  isOpenEnded,
  remark,
});

const keyOf = ({ instrumentCode, grantor }: InstrumentTerms): string => `${instrumentCode} ${grantor}`;

const bodiesOf = (terms: readonly InstrumentTerms[], code: string): number =>
  new Set(terms.filter(({ instrumentCode }) => instrumentCode === code).map(({ grantor }) => grantor)).size;

const bodies: Readonly<Record<Grantor, { readonly en: string; readonly nl: string }>> = {
  UWV: { en: 'UWV', nl: 'UWV' },
  MUNICIPALITY: { en: 'municipality', nl: 'gemeente' },
  TAX_AUTHORITY: { en: 'Tax Administration', nl: 'Belastingdienst' },
  RVO: { en: 'RVO', nl: 'RVO' },
  SHELTERED_EMPLOYMENT_COMPANY: { en: 'sheltered employment company', nl: 'SW-bedrijf' },
};
