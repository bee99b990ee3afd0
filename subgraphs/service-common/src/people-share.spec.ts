import fc from 'fast-check';
import { exactShare, medianShare, type PartOfPeople, roundedShare } from './people-share';

const parts: fc.Arbitrary<PartOfPeople> = fc
  .tuple(fc.nat({ max: 400 }), fc.nat({ max: 400 }))
  .map(([part, rest]) => ({ part, whole: part + rest }));

describe('a share of people', () => {
  it('is exact for who may count them, and none of nobody', () => {
    expect(exactShare({ part: 2, whole: 3 })).toEqual({ percentage: 67, isSuppressed: false });
    expect(exactShare({ part: 0, whole: 0 })).toEqual({ percentage: null, isSuppressed: false });
  });

  it('is made of rounded numbers for everybody else: 30 of 45, not 31 of 43', () => {
    expect(roundedShare({ part: 31, whole: 43 })).toEqual({ percentage: 67, isSuppressed: false });
  });

  it('is hidden when those in it or those not in it are few, and only then tells nothing', () => {
    fc.assert(
      fc.property(parts, (of) => {
        const { percentage, isSuppressed } = roundedShare(of);
        expect(percentage === null).toBe(isSuppressed);
        expect(isSuppressed || of.part >= 5).toBe(true);
        expect(isSuppressed && Math.min(of.part, of.whole - of.part) >= 5).toBe(false);
      }),
    );
  });

  it('has a median of five regions with twenty people or more, and of no fewer', () => {
    const regions = [10, 20, 30, 40, 50].map((part) => ({ part, whole: 100 }));
    expect(medianShare(regions)).toBe(30);
    expect(medianShare([...regions, { part: 60, whole: 100 }])).toBe(35);
    expect(medianShare([...regions, { part: 19, whole: 19 }])).toBe(30);
    expect(medianShare(regions.slice(1))).toBeNull();
  });
});
