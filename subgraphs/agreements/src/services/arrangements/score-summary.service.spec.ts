import fc from 'fast-check';
import type { ScoreCounts } from '../../repositories/clause-score.repository';
import { summariesOf, summaryOfAll } from './score-summary.service';

const row = (employer: readonly [number, number], region: readonly [number, number]): ScoreCounts => ({
  arrangementId: 'a',
  ingredient: 'CONTRACT',
  employerWorks: employer[0],
  employerDoesNotWork: employer[1],
  regionWorks: region[0],
  regionDoesNotWork: region[1],
});
const shown = (works: number, doesNotWork: number) => ({ works, doesNotWork, isSuppressed: false });
const suppressed = { works: null, doesNotWork: null, isSuppressed: true };

describe('summaries of scores', () => {
  it('tell a side from five scores on', () => {
    expect(summaryOfAll('CONTRACT', [row([0, 0], [3, 2])])).toMatchObject({
      employers: suppressed,
      regions: shown(3, 2),
      total: suppressed,
    });
    expect(summaryOfAll('CONTRACT', [row([0, 0], [3, 1])])).toMatchObject({ regions: suppressed });
    expect(summaryOfAll('CONTRACT', [])).toMatchObject({ employers: suppressed, regions: suppressed });
  });

  it('tell the total only beside both sides, so that none is had by subtraction', () => {
    const one = [0, 1, 2, 3, 4].map(() => row([1, 0], [1, 0]));
    expect(summaryOfAll('CONTRACT', one)).toMatchObject({
      employers: shown(5, 0),
      regions: shown(5, 0),
      total: shown(10, 0),
    });
    expect(summaryOfAll('CONTRACT', one.slice(1))).toMatchObject({ total: suppressed });
  });

  it('suppress what would tell, beside the version that is told by itself, what fewer than five say', () => {
    expect(summaryOfAll('CONTRACT', [row([0, 0], [5, 1]), row([0, 0], [1, 0])])).toMatchObject({
      regions: suppressed,
    });
    expect(summaryOfAll('CONTRACT', [row([0, 0], [5, 1]), row([0, 0], [4, 1])])).toMatchObject({
      regions: shown(9, 2),
    });
  });

  it('never let fewer than five scores be told from what is shown of all and of any of the versions', () => {
    const counts = fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }));
    const versions = fc.array(counts, { minLength: 1, maxLength: 6 });
    let told = 0;
    fc.assert(
      fc.property(versions, (regions) => {
        const rows = regions.map((region) => row([0, 0], region));
        const all = summaryOfAll('CONTRACT', rows).regions;
        if (all.isSuppressed) return;
        told += 1;
        const numbers = regions.map(([works, not]) => works + not);
        const visible = numbers.filter((n) => n >= 5);
        const total = (all.works ?? 0) + (all.doesNotWork ?? 0);
        for (let mask = 0; mask < 2 ** visible.length; mask += 1) {
          const taken = visible.filter((_, index) => (mask >> index) % 2 === 1);
          const rest = total - taken.reduce((sum, n) => sum + n, 0);
          expect(rest === 0 || rest >= 5).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(50);
  });

  it('have a line for each of the eighteen ingredients of a version', () => {
    const lines = summariesOf([row([1, 0], [5, 0])]);
    expect(lines).toHaveLength(18);
    expect(lines.filter(({ regions }) => !regions.isSuppressed).map(({ ingredient }) => ingredient)).toEqual([
      'CONTRACT',
    ]);
  });
});
