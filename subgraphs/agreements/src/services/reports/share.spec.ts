import fc from 'fast-check';
import { pointsAbove, shareOf } from './share';

describe('a share', () => {
  it.each([
    [0, 5, 0],
    [1, 6, 16.7],
    [14, 40, 35],
    [5, 5, 100],
  ])('of %i in %i is %d per cent', (count, base, percentage) => {
    expect(shareOf(count, base)).toEqual({ count, base, percentage, isSuppressed: false });
  });

  it('is no percentage of fewer than five', () => {
    for (const base of [0, 1, 2, 3, 4]) {
      expect(shareOf(base, base)).toEqual({ count: base, base, percentage: null, isSuppressed: true });
    }
  });

  it('is above another by as much as the other is below it, and by nothing told when either is suppressed', () => {
    const shares = fc
      .tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }))
      .map(([one, other]) => shareOf(Math.min(one, other), Math.max(one, other)));
    fc.assert(
      fc.property(shares, shares, (share, former) => {
        const above = pointsAbove(share, former);
        expect(above === null).toBe(share.isSuppressed || former.isSuppressed);
        expect((above ?? 0) + (pointsAbove(former, share) ?? 0)).toBeCloseTo(0);
      }),
    );
  });
});
