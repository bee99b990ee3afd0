import fc from 'fast-check';
import { exactCount, roundedCount } from './people-count';

const counts = fc.nat({ max: 10_000_000 });

describe('roundedCount', () => {
  it.each([0, 1, 4])('does not show %d', (n) => {
    expect(roundedCount(n)).toEqual({ count: null, isSuppressed: true });
  });

  it.each([
    [5, 5],
    [7, 5],
    [8, 10],
    [12, 10],
    [13, 15],
    [157_659, 157_660],
  ])('shows %d as %d', (n, count) => {
    expect(roundedCount(n)).toEqual({ count, isSuppressed: false });
  });

  it('shows a multiple of 5 that is at least 5 and less than 3 away, or nothing below 5', () => {
    fc.assert(
      fc.property(counts, (n) => {
        const { count, isSuppressed } = roundedCount(n);
        expect(isSuppressed).toBe(n < 5);
        expect(count === null).toBe(isSuppressed);
        if (count === null) return;
        expect(count % 5).toBe(0);
        expect(count).toBeGreaterThanOrEqual(5);
        expect(Math.abs(count - n)).toBeLessThan(3);
      }),
    );
  });

  it('never shows a larger number of people as a smaller one', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [less, more] = [
          roundedCount(Math.min(a, b)).count ?? 0,
          roundedCount(Math.max(a, b)).count ?? 0,
        ];
        expect(less).toBeLessThanOrEqual(more);
      }),
    );
  });
});

describe('exactCount', () => {
  it('shows every number as it is, zero too', () => {
    fc.assert(
      fc.property(counts, (n) => {
        expect(exactCount(n)).toEqual({ count: n, isSuppressed: false });
      }),
    );
  });
});

describe('both counts', () => {
  it.each([-1, 2.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])('refuse %d', (n) => {
    expect(() => roundedCount(n)).toThrow(RangeError);
    expect(() => exactCount(n)).toThrow(RangeError);
  });
});
