import fc from 'fast-check';
import { jobsEquivalent } from './jobs-equivalent';

describe('jobsEquivalent', () => {
  it.each([
    [0, 0],
    [25.5, 1],
    [12.75, 0.5],
    [36, 1.41],
    [1020, 40],
  ])('counts %d hours as %d jobs', (hours, jobs) => {
    expect(jobsEquivalent(hours * 100)).toBe(jobs);
  });

  it('is within half a hundredth of the hours divided by 25.5, told with two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), (hundredths) => {
        const jobs = jobsEquivalent(hundredths);
        expect(Math.abs(jobs - hundredths / 2550)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(Number(jobs.toFixed(2))).toBe(jobs);
      }),
    );
  });
});
