import { HubError } from '@banenbrug/service-common';
import fc from 'fast-check';
import { dayKeys, nameKeys, pageByDay, pageByName } from './keyset';

const cursorOf = (keys: unknown): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof HubError) return error.code;
    throw error;
  }
};

describe('pageByName', () => {
  it('takes the keys of every row back, whatever is in its name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        fc.uuid(),
        (name, id) => {
          const keys = nameKeys({ name, id });
          expect(pageByName({ after: cursorOf(keys) }).after).toEqual(keys);
        },
      ),
    );
  });

  it('refuses a name that PostgreSQL cannot hold', () => {
    const after = cursorOf(['a\0b', '00000000-0000-4000-8000-000000000000']);
    expect(codeOf(() => pageByName({ after }))).toBe('CURSOR_INVALID');
  });
});

describe('pageByDay', () => {
  it('takes the keys of every row back', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.uuid(), (publishedOn, id) => {
        const keys = dayKeys({ publishedOn, id });
        expect(pageByDay({ after: cursorOf(keys) }).after).toEqual(keys);
      }),
    );
  });

  it('refuses every other cursor before it reaches SQL', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.array(fc.string(), { maxLength: 3 })), (keys) => {
        expect(codeOf(() => pageByDay({ after: cursorOf(keys) }))).toBe('CURSOR_INVALID');
      }),
    );
  });
});
