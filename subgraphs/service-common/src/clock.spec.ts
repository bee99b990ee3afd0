import fc from 'fast-check';
import { addDays, isDay, today } from './clock';

const day = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-06-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('today', () => {
  it.each([
    ['2026-06-14T21:59:59Z', '2026-06-14'],
    ['2026-06-14T22:00:00Z', '2026-06-15'],
    ['2026-01-14T22:59:59Z', '2026-01-14'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
  ])('is, at %s, %s in the Netherlands', (instant, date) => {
    expect(today({ now: () => new Date(instant) })).toBe(date);
  });
});

describe('addDays', () => {
  it('goes there and back, over every change of the clock', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 200 }), (date, days) => {
        const later = addDays(date, days);
        expect(later >= date).toBe(true);
        expect(addDays(later, -days)).toBe(date);
      }),
    );
  });
});

describe('isDay', () => {
  it('is true of every day of the calendar', () => {
    fc.assert(fc.property(day, (date) => expect(isDay(date)).toBe(true)));
  });

  it.each([
    '',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '0999-01-01',
    '2026-1-1',
    '2026-01-01 ',
    '20260101',
  ])('is false of %j', (text) => {
    expect(isDay(text)).toBe(false);
  });
});
