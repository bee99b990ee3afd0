import fc from 'fast-check';
import type { ArrangementCoverage, RegionalArrangement } from '../../entities';
import { answerOfPlace, answersOn, layersOfAnswer } from './answers-on.service';

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
  formerOf: null,
});

const change = (of: RegionalArrangement, given: Partial<RegionalArrangement>): RegionalArrangement =>
  Object.assign({}, of, given);

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

describe('answers that came after one another', () => {
  const first = change(answer(null, 'FULL', '2026-02-01'), { id: 'first', revision: 1, formerOf: 'third' });
  const second = change(answer(null, 'NOT_YET', '2026-04-01'), {
    id: 'second',
    revision: 2,
    formerOf: 'third',
  });
  const third = change(answer(null, 'PARTIAL', '2026-06-01'), { id: 'third', revision: 3 });
  const idsOn = (day: string, answers: readonly RegionalArrangement[]) =>
    answersOn(answers, day).map(({ id }) => id);

  it.each([
    ['2026-01-31', []],
    ['2026-02-01', ['first']],
    ['2026-03-31', ['first']],
    ['2026-04-01', ['second']],
    ['2026-05-31', ['second']],
    ['2026-06-01', ['third']],
  ])('hold each from its first day until the next: on %s it is %j', (day, expected) => {
    expect(idsOn(day, [third, first, second])).toEqual(expected);
  });

  it('are corrected by one that names a past day, from that day on', () => {
    const corrected = change(third, { adoptedOn: '2026-03-01' });
    expect(idsOn('2026-02-28', [first, second, corrected])).toEqual(['first']);
    expect(idsOn('2026-03-01', [first, second, corrected])).toEqual(['third']);
    expect(idsOn('2026-04-15', [first, second, corrected])).toEqual(['third']);
  });

  it('hold place by place', () => {
    const own = change(answer('GM0200', 'FULL', '2026-03-01'), { id: 'own' });
    expect(idsOn('2026-04-15', [first, own, second])).toEqual(['own', 'second']);
  });

  it('build on what their region says today, former ones on what it said on their first day', () => {
    const former = change(answer('GM0200', 'PARTIAL', '2026-03-01'), { id: 'former', formerOf: 'own' });
    const own = change(answer('GM0200', 'PARTIAL', '2026-05-01'), { id: 'own', revision: 2 });
    const all = [first, second, third, former, own];
    const layers = (of: RegionalArrangement) => layersOfAnswer(of, all, '2026-07-01').map(({ id }) => id);
    expect(layers(own)).toEqual(['third', 'own']);
    expect(layers(former)).toEqual(['former']);
    expect(layers(second)).toEqual([]);
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
