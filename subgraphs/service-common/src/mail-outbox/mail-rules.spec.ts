import * as fc from 'fast-check';
import { attemptLasts, claimLasts, mostAttempts, pauseAfter } from './mail-rules';

const hour = 60 * 60_000;

describe('the pauses between attempts', () => {
  it('begin with a minute, never get shorter, and end at half a day', () => {
    expect(pauseAfter(1)).toBe(60_000);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (attempts) => {
        expect(pauseAfter(attempts + 1)).toBeGreaterThanOrEqual(pauseAfter(attempts));
        expect(pauseAfter(attempts)).toBeLessThanOrEqual(12 * hour);
      }),
    );
  });

  it('outlast a long weekend, and end within six days', () => {
    const all = Array.from({ length: mostAttempts }, (_, n) => pauseAfter(n + 1)).reduce((a, b) => a + b);
    expect(all).toBeGreaterThan(4 * 24 * hour);
    expect(all).toBeLessThan(6 * 24 * hour);
  });

  it('leave an attempt no time to outlast its claim', () => {
    expect(attemptLasts).toBeLessThan(claimLasts / 2);
  });
});
