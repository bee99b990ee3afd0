import fc from 'fast-check';
import { addDays } from './clock';
import { addWorkingDays, countWorkingDays, isWorkingDay } from './working-days';

describe('working days', () => {
  it.each([
    ['New Year', '2026-01-01'],
    ['Easter Monday', '2026-04-06'],
    ['King’s Day', '2026-04-27'],
    ['Ascension Day', '2026-05-14'],
    ['Whit Monday', '2026-05-25'],
    ['Christmas', '2026-12-25'],
    ['Boxing Day on a weekday', '2025-12-26'],
    ['Easter Monday of another year', '2027-03-29'],
    ['a Saturday', '2026-06-13'],
    ['a Sunday', '2026-06-14'],
  ])('are not %s', (_, day) => {
    expect(isWorkingDay(day)).toBe(false);
  });

  it.each([
    ['Good Friday', '2026-04-03'],
    ['Liberation Day', '2026-05-05'],
    ['Liberation Day, one in five years', '2025-05-05'],
    ['the Monday after a King’s Day that moved to Saturday', '2025-04-28'],
    ['the first weekday of a year', '2026-01-02'],
  ])('are %s', (_, day) => {
    expect(isWorkingDay(day)).toBe(true);
  });

  it('keep King’s Day on the Saturday before when the 27th is a Sunday, so that Friday to Monday is one day', () => {
    expect(addWorkingDays('2025-04-25', 1)).toBe('2025-04-28');
    expect(addWorkingDays('2036-04-25', 1)).toBe('2036-04-28');
    expect(isWorkingDay('2026-04-27')).toBe(false);
  });

  it.each([
    ['over Easter', '2026-04-02', 2, '2026-04-07'],
    ['over King’s Day', '2026-04-24', 1, '2026-04-28'],
    ['over Christmas and New Year', '2026-12-23', 3, '2026-12-29'],
    ['into another year', '2026-12-31', 1, '2027-01-04'],
    ['from a Saturday', '2026-06-13', 2, '2026-06-16'],
    ['nowhere', '2026-06-13', 0, '2026-06-13'],
  ])('are counted %s', (_, day, count, due) => {
    expect(addWorkingDays(day, count)).toBe(due);
  });

  it('are counted without the first day, and none backwards', () => {
    expect(countWorkingDays('2026-06-12', '2026-06-15')).toBe(1);
    expect(countWorkingDays('2026-06-15', '2026-06-15')).toBe(0);
    expect(countWorkingDays('2026-06-15', '2026-06-01')).toBe(0);
  });

  it('lie as many after a day as were asked, the last of them being one itself', () => {
    const days = fc.integer({ min: 0, max: 20 * 365 }).map((offset) => addDays('2024-01-01', offset));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const due = addWorkingDays(day, count);
        expect([countWorkingDays(day, due), isWorkingDay(due)]).toEqual([count, true]);
      }),
    );
  });
});
