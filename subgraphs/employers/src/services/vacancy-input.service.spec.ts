import fc from 'fast-check';
import { checkVacancy } from './vacancy-input.service';

const today = '2026-06-15';
const vacancy = (change: object = {}) => ({ siteId: 'any', title: 'Order picker', ...change });

/** Addresses as people have them: what the screening makes of exotic ones is the screening's own test. */
const ordinaryAddress = fc
  .tuple(fc.stringMatching(/^[a-z]([a-z0-9._-]{0,20}[a-z0-9])?$/), fc.domain())
  .map(([local, domain]) => `${local}@${domain}`);

describe('checkVacancy', () => {
  it('takes hours exactly when both lie in 0…60 and in order', () => {
    const hours = fc.option(fc.integer({ min: -20, max: 80 }));
    fc.assert(
      fc.property(hours, hours, (min, max) => {
        const isWithin = [min, max].every((value) => value === null || (value >= 0 && value <= 60));
        const isOrdered = min === null || max === null || min <= max;
        const errors = checkVacancy(vacancy({ hoursPerWeek: { min, max } }), today);
        expect(errors.length === 0).toBe(isWithin && isOrdered);
      }),
    );
  });

  it('takes positions exactly from 1 to 1000', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 3000 }), (positions) => {
        const errors = checkVacancy(vacancy({ positions }), today);
        expect(errors.length === 0).toBe(positions >= 1 && positions <= 1000);
      }),
    );
  });

  it('never repeats a title it refuses', () => {
    fc.assert(
      fc.property(ordinaryAddress, (address) => {
        const title = `Ask ${address}`;
        const errors = checkVacancy(vacancy({ title }), today);
        expect(errors).not.toEqual([]);
        expect(JSON.stringify(errors)).not.toContain(address);
      }),
    );
  });

  it('does not take an occupation by a property every object has', () => {
    const occupations = ['constructor', '__proto__', ''].map((code) => ({ scheme: 'ISCO', code }));
    const errors = checkVacancy(vacancy({ occupations }), today);
    expect(errors.map(({ path }) => path.at(-1))).toEqual(['0', '1', '2']);
  });
});
