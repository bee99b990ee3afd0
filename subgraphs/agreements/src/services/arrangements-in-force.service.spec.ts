import fc from 'fast-check';
import type { Arrangement, ArrangementCoverage, ArrangementState, RegionalArrangement } from '../entities';
import { answerOfPlace, arrangementsInForce, isArrangementInForce } from './arrangements-in-force.service';

const dates = { validFrom: '2026-02-01', validUntil: '2026-12-31' };
const place = { regionCode: 'AM06', municipalityCode: 'GM0200' };

const answer = (
  municipalityCode: string | null,
  coverage: ArrangementCoverage,
  answeredOn: string,
  regionCode = 'AM06',
): RegionalArrangement => ({
  id: `${regionCode} ${municipalityCode}`,
  arrangementId: 'a',
  regionCode,
  municipalityCode,
  coverage,
  clauseSetId: coverage === 'PARTIAL' ? 'c' : null,
  adoptedOn: coverage === 'NOT_YET' ? null : answeredOn,
  answeredOn,
  contactKind: null,
  contactId: null,
  revision: 1,
  signatories: [],
});

describe('an arrangement', () => {
  it.each<[ArrangementState, boolean]>([
    ['DRAFT', false],
    ['SUBMITTED', false],
    ['SIGNED', true],
    ['UNDER_EVALUATION', true],
    ['ENDED', false],
  ])('that is %s is in force on a day within its dates: %s', (state, isInForce) => {
    expect(isArrangementInForce({ state, ...dates }, '2026-06-15')).toBe(isInForce);
  });

  it.each([
    ['2026-01-31', false],
    ['2026-02-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('is in force from its first day to its last: %s is %s', (day, isInForce) => {
    expect(isArrangementInForce({ state: 'SIGNED', ...dates }, day)).toBe(isInForce);
  });

  it('without a first day is not in force, and without a last day for good', () => {
    expect(isArrangementInForce({ state: 'SIGNED', ...dates, validFrom: null }, '2026-06-15')).toBe(false);
    expect(isArrangementInForce({ state: 'SIGNED', ...dates, validUntil: null }, '2099-01-01')).toBe(true);
  });

  it('of several versions in force is the latest one', () => {
    const version = (number: number, validFrom: string) =>
      ({ title: 'A', version: number, state: 'SIGNED', validFrom, validUntil: null }) as Arrangement;
    const all = [version(1, '2026-01-01'), version(2, '2026-07-01')];
    expect(arrangementsInForce(all, '2026-06-15').map(({ version: of }) => of)).toEqual([1]);
    expect(arrangementsInForce(all, '2026-07-01').map(({ version: of }) => of)).toEqual([2]);
  });
});

describe('the answer of a place', () => {
  const day = '2026-06-15';
  const coverages = fc.constantFrom<ArrangementCoverage>('FULL', 'PARTIAL', 'NOT_YET');
  const given = fc.option(
    fc.record({ coverage: coverages, answeredOn: fc.constantFrom('2026-06-15', '2026-06-16') }),
  );

  it("is the municipality's own, or else the region's, as far as given by the day", () => {
    fc.assert(
      fc.property(given, given, (region, municipality) => {
        const answers = [
          answer(null, 'FULL', '2026-01-01', 'AM18'),
          answer('GM0153', 'NOT_YET', '2026-01-01'),
          ...(region ? [answer(null, region.coverage, region.answeredOn)] : []),
          ...(municipality ? [answer('GM0200', municipality.coverage, municipality.answeredOn)] : []),
        ];
        const [ofRegion, ofMunicipality] = [region, municipality].map((of) =>
          of && of.answeredOn <= day ? of.coverage : null,
        );
        const found = answerOfPlace(answers, place, day);
        expect(found?.answer.coverage ?? null).toBe(ofMunicipality ?? ofRegion ?? null);
        expect(found?.layers.map(({ municipalityCode }) => municipalityCode) ?? null).toEqual(
          layersExpected(ofRegion ?? null, ofMunicipality ?? null),
        );
      }),
    );
  });
});

/** Whose clauses hold, told case by case. */
function layersExpected(
  region: ArrangementCoverage | null,
  municipality: ArrangementCoverage | null,
): (string | null)[] | null {
  const table: Readonly<Record<string, (string | null)[] | null>> = {
    'null null': null,
    'FULL null': [null],
    'PARTIAL null': [null],
    'NOT_YET null': [],
    'null FULL': ['GM0200'],
    'FULL FULL': ['GM0200'],
    'PARTIAL FULL': ['GM0200'],
    'NOT_YET FULL': ['GM0200'],
    'null PARTIAL': ['GM0200'],
    'FULL PARTIAL': ['GM0200'],
    'PARTIAL PARTIAL': [null, 'GM0200'],
    'NOT_YET PARTIAL': ['GM0200'],
    'null NOT_YET': [],
    'FULL NOT_YET': [],
    'PARTIAL NOT_YET': [],
    'NOT_YET NOT_YET': [],
  };
  return table[`${region} ${municipality}`] ?? null;
}
