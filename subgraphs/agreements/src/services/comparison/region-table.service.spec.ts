import fc from 'fast-check';
import { mostCommon } from './region-table.service';

describe('what most have', () => {
  it('is had by no fewer than anything else, and of ties the first, whatever the order of regions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (values) => {
        const usual = mostCommon(values, (one, other) => one - other);
        expect(mostCommon(values.toReversed(), (one, other) => one - other)).toBe(usual);
        const many = (of: number): number => values.filter((value) => value === of).length;
        for (const value of values) {
          const isBeaten = many(value) < many(usual ?? 0);
          expect(isBeaten || (many(value) === many(usual ?? 0) && value >= (usual ?? 0))).toBe(true);
        }
        expect(usual === null).toBe(values.length === 0);
      }),
    );
  });
});
