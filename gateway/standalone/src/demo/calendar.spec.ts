import { addMonths, addWorkingDays, daysBetween } from './calendar';

describe('days of the demo data', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('counts from %s %i working days to %s', (day, count, expected) => {
    expect(addWorkingDays(day, count)).toBe(expected);
  });

  it('counts months over the end of a year, from any day of a month', () => {
    expect([addMonths('2026-11-30', 3), addMonths('2026-01-31', -2)]).toEqual(['2027-02', '2025-11']);
  });

  it('counts days over a change of the clock', () => {
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(daysBetween('2026-04-01', '2026-03-01')).toBe(-31);
  });
});
