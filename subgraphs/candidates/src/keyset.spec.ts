import { isDay, pageByDay } from './keyset';

const cursor = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
const id = '00000000-0000-4000-8000-000000000001';

describe('isDay', () => {
  it.each(['2026-06-15', '2024-02-29'])('takes %s', (day) => {
    expect(isDay(day)).toBe(true);
  });
  it.each(['2026-02-29', '2026-13-01', '0000-01-01', '2026-6-1', 'infinity', ''])('refuses %j', (day) => {
    expect(isDay(day)).toBe(false);
  });
});

describe('pageByDay', () => {
  it('reads a page of twenty from the start when nothing is asked', () => {
    expect(pageByDay({})).toEqual({ first: 20, after: null });
  });
  it('reads the keys of a cursor', () => {
    expect(pageByDay({ first: 1, after: cursor('2026-06-15', id) }).after).toEqual(['2026-06-15', id]);
  });
  it.each([cursor('yesterday', id), cursor('2026-06-15', 'id'), cursor(id), 'x'])('refuses %j', (after) => {
    expect(() => pageByDay({ after })).toThrow('cursor');
  });
});
