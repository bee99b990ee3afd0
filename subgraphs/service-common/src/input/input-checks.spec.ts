import fc from 'fast-check';
import { checkFunctionAddress } from './check-function-address';
import { checkNumber, checkPeriod, checkRange } from './check-range';
import { checkText, checkTexts } from './check-text';

const path = ['input', 'hours'];
const bounds = { minimum: 0, maximum: 60 };
const end = fc.option(fc.integer({ min: -100, max: 200 }), { nil: null });
const isWithin = (n: number | null): boolean => n === null || (n >= bounds.minimum && n <= bounds.maximum);

describe('checkRange', () => {
  it('finds exactly the ends that are out of bounds and the end that comes before the start', () => {
    fc.assert(
      fc.property(end, end, (min, max) => {
        const found = checkRange({ min, max }, path, bounds);
        expect(found.some((error) => error.path.at(-1) === 'min')).toBe(!isWithin(min));
        expect(found.some((error) => error.path.at(-1) === 'max')).toBe(!isWithin(max));
        const isReversed = min !== null && max !== null && max < min;
        expect(found.some((error) => 'reason' in error && error.reason === 'END_BEFORE_START')).toBe(
          isReversed,
        );
      }),
    );
  });

  it('refuses hours 40–20, names the place and bounds, and takes equal ends', () => {
    expect(checkRange({ min: 40, max: 20 }, path, bounds)).toEqual([
      { __typename: 'InvalidValue', path, reason: 'END_BEFORE_START' },
    ]);
    expect(checkRange({ min: 61 }, path, bounds)).toEqual([
      { __typename: 'InvalidValue', path: [...path, 'min'], reason: 'OUT_OF_RANGE', ...bounds },
    ]);
    expect(checkRange({ min: 20, max: 20 }, path, bounds)).toEqual([]);
  });

  it.each([null, undefined, {}, { min: null, max: null }])('has nothing against %j', (range) => {
    expect(checkRange(range, path, bounds)).toEqual([]);
  });
});

describe('checkNumber', () => {
  it('refuses what is outside, infinity too', () => {
    for (const value of [-0.01, 60.01, Infinity, -Infinity]) {
      expect(checkNumber(value, path, bounds)).toHaveLength(1);
    }
    for (const value of [0, 60, null, undefined]) expect(checkNumber(value, path, bounds)).toEqual([]);
  });
});

describe('checkPeriod', () => {
  const day = fc
    .date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2200-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));

  it('refuses an end before its start, and nothing else', () => {
    fc.assert(
      fc.property(day, day, (from, until) => {
        const isReversed = Date.parse(until) < Date.parse(from);
        expect(checkPeriod(from, until, path)).toHaveLength(isReversed ? 1 : 0);
      }),
    );
  });

  it('takes an open end', () => {
    expect(checkPeriod('2026-01-01', null, path)).toEqual([]);
    expect(checkPeriod(undefined, '2026-01-01', path)).toEqual([]);
  });
});

describe('checkText', () => {
  const limits = { maximum: 20 };

  it('needs a text only where one is required, and blank is none', () => {
    for (const text of [null, undefined, '', ' \n\t ']) {
      expect(checkText(text, path, limits)).toEqual([]);
      expect(checkText(text, path, { ...limits, required: true })).toEqual([
        { __typename: 'InvalidValue', path, reason: 'REQUIRED' },
      ]);
    }
  });

  it('takes the greatest length and refuses one more', () => {
    expect(checkText('a'.repeat(20), path, limits)).toEqual([]);
    expect(checkText('a'.repeat(21), path, limits)).toEqual([
      { __typename: 'InvalidValue', path, reason: 'TOO_LONG', maximum: 20 },
    ]);
  });

  it('refuses a character that PostgreSQL cannot store', () => {
    expect(checkText('a\0b', path, limits)).toEqual([
      { __typename: 'InvalidValue', path, reason: 'MALFORMED' },
    ]);
  });

  it('names category and line of what must not be there, never the value', () => {
    const found = checkText('fine\nbsn 123456782', path, limits);
    expect(found).toEqual([{ __typename: 'SensitiveText', path, category: 'BSN', line: 2 }]);
    expect(JSON.stringify(found)).not.toContain('123456782');
  });
});

describe('checkTexts', () => {
  const limits = { maximum: 5, maximumItems: 2 };

  it('ends the path of an error in the position', () => {
    expect(checkTexts(['fine', 'too long'], path, limits)).toEqual([
      { __typename: 'InvalidValue', path: [...path, '1'], reason: 'TOO_LONG', maximum: 5 },
    ]);
    expect(checkTexts(['', 'fine'], path, limits)).toMatchObject([
      { path: [...path, '0'], reason: 'REQUIRED' },
    ]);
  });

  it('refuses a list that is too long, and takes none', () => {
    expect(checkTexts(['a', 'b', 'c'], path, limits)).toMatchObject([
      { path, reason: 'OUT_OF_RANGE', maximum: 2 },
    ]);
    expect(checkTexts(null, path, limits)).toEqual([]);
  });
});

describe('checkFunctionAddress', () => {
  it.each(['desk@example.nl', 'Werk.Plein+wsp@mail.example.nl'])('takes %s', (address) => {
    expect(checkFunctionAddress(address, path)).toEqual([]);
  });

  it.each([
    ['123456782@example.nl', 'BSN'],
    ['burn-out@example.nl', 'HEALTH'],
    ['0612345678@example.nl', 'PHONE'],
  ])('refuses %s, which is an address and more', (address, category) => {
    expect(checkFunctionAddress(address, path)).toEqual([
      expect.objectContaining({ __typename: 'SensitiveText', path, category, line: 1 }),
    ]);
  });

  it.each([
    '',
    'desk',
    'desk@example',
    '@example.nl',
    'a b@example.nl',
    'a@b@example.nl',
    'a@example.nl\n',
    'a\0@b.nl',
  ])('refuses %j', (address) => {
    expect(checkFunctionAddress(address, path)).toMatchObject([{ reason: 'MALFORMED' }]);
  });

  it('refuses a very long address in no time', () => {
    const started = Date.now();
    expect(checkFunctionAddress(`${'a.'.repeat(100_000)}@${'b.'.repeat(100_000)}`, path)).toHaveLength(1);
    expect(Date.now() - started).toBeLessThan(500);
  });
});
