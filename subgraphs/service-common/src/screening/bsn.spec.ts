import fc from 'fast-check';
import { isBsn } from './bsn';

describe('isBsn', () => {
  it.each(['111222333', '123456782', '10000008', '010000008'])('accepts %s', (digits) => {
    expect(isBsn(digits)).toBe(true);
  });

  it.each(['123456789', '000000000', '00000000', '1234567', '1234567820', '', '12345678x', '123 456 782'])(
    'refuses "%s"',
    (digits) => {
      expect(isBsn(digits)).toBe(false);
    },
  );

  it('accepts one last digit at most after the same eight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (first) => {
        const eight = String(first).padStart(8, '0');
        const accepted = Array.from({ length: 10 }, (_, last) => `${eight}${last}`).filter(isBsn);
        expect(accepted.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('notices every single mistyped digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 9 }),
        (first, at, by) => {
          const eight = String(first).padStart(8, '0');
          const bsn = Array.from({ length: 10 }, (_, last) => `${eight}${last}`).find(isBsn);
          fc.pre(bsn !== undefined);
          const mistyped = `${bsn.slice(0, at)}${(Number(bsn[at]) + by) % 10}${bsn.slice(at + 1)}`;
          expect(isBsn(mistyped)).toBe(false);
        },
      ),
    );
  });
});
