import fc from 'fast-check';
import { exactCount, roundedCount, roundedTotal } from './people-count';

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

describe('roundedTotal', () => {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

  /** All lists of so many numbers of a domain. */
  const lists = (domain: readonly number[], length: number): number[][] =>
    length === 0 ? [[]] : lists(domain, length - 1).flatMap((list) => domain.map((n) => [...list, n]));

  /** The numbers that a suppressed part can have, for everybody who sees the same answers. */
  function leftPossible(
    domain: readonly number[],
    length: number,
    totalsOf: (parts: readonly number[]) => number[],
  ): number[] {
    const possible = new Map<string, Set<number>>();
    for (const parts of lists(domain, length)) {
      for (const total of totalsOf(parts)) {
        const answers = [roundedTotal(total, parts), ...parts.map(roundedCount)];
        const seen = answers.map(({ count }) => count ?? '-').join(' ');
        parts.forEach((part, at) => {
          if (part >= 5) return;
          const key = `${seen} / ${at}`;
          possible.set(key, (possible.get(key) ?? new Set()).add(part));
        });
      }
    }
    return [...possible.values()].map(({ size }) => size);
  }

  const sumOf = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);
  /** One person may be in several parts, but is in at least one. */
  const unionsOf = (parts: readonly number[]) => range(Math.max(...parts), sumOf(parts));

  it.each([
    ['two parts that share nobody', range(0, 27), 2, (parts: readonly number[]) => [sumOf(parts)]],
    ['three parts that share nobody', range(0, 17), 3, (parts: readonly number[]) => [sumOf(parts)]],
    ['two parts that may share people', range(0, 17), 2, unionsOf],
    ['three parts that may share people', range(0, 12), 3, unionsOf],
    ['four parts that may share people', [0, 1, 2, 3, 4, 6, 7], 4, unionsOf],
  ])('leaves three possible numbers or more for a suppressed one of %s', (_, domain, length, totalsOf) => {
    const sizes = leftPossible(domain, length, totalsOf);
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
  });

  it('hides a total of which both parts are hidden: eight could only be four and four', () => {
    expect(roundedTotal(8, [4, 4])).toEqual({ count: null, isSuppressed: true });
    expect(roundedTotal(6, [2, 4])).toEqual({ count: null, isSuppressed: true });
  });

  it('shows a total beside one shown and one hidden part, as roundedCount does', () => {
    fc.assert(
      fc.property(counts, fc.nat({ max: 4 }), (shown, hidden) => {
        const total = shown + 5 + hidden;
        expect(roundedTotal(total, [shown + 5, hidden])).toEqual(roundedCount(total));
      }),
    );
  });

  it('is roundedCount where no part is hidden or there are none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 1000 })), counts, (parts, total) => {
        expect(roundedTotal(total, parts)).toEqual(roundedCount(total));
      }),
    );
  });
});
