import fc from 'fast-check';
import { measuredDays, medianOf } from './response-times';

describe('the months that are measured', () => {
  it.each([
    ['a year that ends with this month', {}, '2025-07-01', '2026-06-30'],
    ['one month', { from: '2026-02', until: '2026-02' }, '2026-02-01', '2026-02-28'],
    ['from a month on', { from: '2026-01' }, '2026-01-01', '2026-06-30'],
    ['the year before a month', { until: '2024-02' }, '2023-03-01', '2024-02-29'],
    ['two years at most', { from: '2024-07', until: '2026-06' }, '2024-07-01', '2026-06-30'],
  ])('are %s', (_, asked, from, until) => {
    expect(measuredDays(asked, '2026-06-15')).toEqual({ from, until });
  });

  it.each([
    ['that end before they start', { from: '2026-03', until: '2026-02' }, { argument: 'until' }],
    ['more than two years', { from: '2024-06', until: '2026-06' }, { argument: 'from', maximum: 24 }],
  ])('are not %s', (_, asked, details) => {
    expect(() => measuredDays(asked, '2026-06-15')).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details }),
    );
  });
});

describe('a median', () => {
  it('of none is null', () => {
    expect(medianOf([])).toBeNull();
  });

  it('has as many values below it as above it, however they are counted together', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const middle = sorted.length / 2;
        const expected = Number.isInteger(middle)
          ? ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
          : sorted[Math.floor(middle)];
        expect(medianOf(values.map((value) => ({ value, count: 1 })))).toBe(expected);
        const together = [...new Set(values)].map((value) => ({
          value,
          count: values.filter((each) => each === value).length,
        }));
        expect(medianOf(together)).toBe(expected);
      }),
    );
  });
});
