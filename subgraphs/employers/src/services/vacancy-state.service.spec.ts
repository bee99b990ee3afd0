import { addDays } from '@banenbrug/service-common';
import fc from 'fast-check';
import { vacancyState } from './vacancy-state.service';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('vacancyState', () => {
  it('stays open for ever without a last day', () => {
    fc.assert(fc.property(day, (today) => expect(vacancyState(null, today)).toBe('OPEN')));
  });

  it('is open through the last day and closed from the next', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (closesOn, offset) => {
        const expected = offset <= 0 ? 'OPEN' : 'CLOSED';
        expect(vacancyState(closesOn, addDays(closesOn, offset))).toBe(expected);
      }),
    );
  });
});
