import { callers } from '@banenbrug/testkit';
import fc from 'fast-check';
import { countsOfResult, countsOfResults } from './result-counts.service';

const desk = callers.desk('d', ['AM01']);
const results = fc.array(
  fc.record({
    placements: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    hoursHundredths: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: null }),
  }),
  { maxLength: 12 },
);

describe('what came of agreements in people and hours', () => {
  it('is exact for a side of them, and jobs come of the sum of the hours', () => {
    fc.assert(
      fc.property(results, (told) => {
        const hours = told.reduce((sum, { hoursHundredths }) => sum + (hoursHundredths ?? 0), 0);
        expect(countsOfResults(desk, told)).toEqual({
          placements: {
            count: told.reduce((sum, { placements }) => sum + (placements ?? 0), 0),
            isSuppressed: false,
          },
          hoursPerWeek: hours / 100,
          jobsEquivalent: Math.round(hours / 25.5) / 100,
        });
      }),
    );
  });

  it('counts jobs of a total otherwise than by adding rounded ones', () => {
    const each = { placements: 5, hoursHundredths: 1_030 };
    expect(countsOfResult(desk, each).jobsEquivalent).toBe(0.4);
    expect(countsOfResults(desk, [each, each, each]).jobsEquivalent).toBe(1.21);
  });

  it('never tells others a number of people that is no multiple of five, nor hours without people', () => {
    fc.assert(
      fc.property(results, (told) => {
        for (const caller of [callers.liaison(), callers.admin(), callers.organiser()]) {
          const total = countsOfResults(caller, told);
          expect((total.placements?.count ?? 0) % 5).toBe(0);
          expect(total.placements?.isSuppressed).toBe(total.hoursPerWeek === null);
          expect(total.hoursPerWeek === null).toBe(total.jobsEquivalent === null);
        }
      }),
    );
  });

  it('tells no total beside which the number of one agreement could be had', () => {
    const told = (placements: number) => ({ placements, hoursHundredths: 1_000 });
    expect(countsOfResult(callers.liaison(), told(3)).placements).toEqual({
      count: null,
      isSuppressed: true,
    });
    expect(countsOfResults(callers.liaison(), [told(10), told(10), told(3)])).toEqual({
      placements: { count: null, isSuppressed: true },
      hoursPerWeek: null,
      jobsEquivalent: null,
    });
    expect(countsOfResults(callers.liaison(), [told(10), told(10)]).placements?.count).toBe(20);
  });

  it('tells nothing where nothing was told', () => {
    expect(countsOfResult(desk, { placements: null, hoursHundredths: null })).toEqual({
      placements: null,
      hoursPerWeek: null,
      jobsEquivalent: null,
    });
  });
});
