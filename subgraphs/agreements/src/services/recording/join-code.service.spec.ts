import fc from 'fast-check';
import {
  countEntries,
  entriesPerMinute,
  type EntryWindow,
  joinCodeHash,
  makeJoinCode,
  plainJoinCode,
} from './join-code.service';

describe('a join code', () => {
  it('has sixty bits in groups of four, without letters that are taken for digits', () => {
    const codes = Array.from({ length: 500 }, makeJoinCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  it('is the same code in small letters, with blanks, without hyphens and with O and L for digits', () => {
    const hash = joinCodeHash('A0B1-C0D1-E0F1');
    for (const typed of ['a0b1c0d1e0f1', ' AOBI CODL EOFI ', 'aobl-codi-e0f1'])
      expect(joinCodeHash(typed)).toBe(hash);
    expect(joinCodeHash('A0B1-C0D1-E0F2')).not.toBe(hash);
    expect(plainJoinCode('a0b1-C0D1-e0f1')).toBe('A0B1C0D1E0F1');
  });
});

describe('the entries of a table in a minute', () => {
  const start = new Date('2026-06-15T08:00:00Z');
  const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

  it('are six hundred, then none until the minute is over', () => {
    const full = { windowStartedAt: start, windowEntries: entriesPerMinute };
    expect(countEntries({ windowStartedAt: null, windowEntries: 0 }, 500, start)).toEqual({
      windowStartedAt: start,
      windowEntries: 500,
    });
    expect(countEntries({ windowStartedAt: start, windowEntries: 500 }, 100, later(10))).toEqual(full);
    expect(countEntries(full, 1, later(20))).toEqual({ retryAfterSeconds: 40 });
    expect(countEntries(full, 1, later(60))).toEqual({ windowStartedAt: later(60), windowEntries: 1 });
  });

  it('never are more, whatever is sent when, and may come after the seconds that were told', () => {
    const sending = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 500 }));
    const retried = (window: EntryWindow, count: number, seconds: number): EntryWindow => {
      const counted = countEntries(window, count, later(seconds));
      if (!('retryAfterSeconds' in counted)) return counted;
      const again = countEntries(window, count, later(seconds + counted.retryAfterSeconds));
      return 'retryAfterSeconds' in again ? { windowStartedAt: null, windowEntries: Infinity } : again;
    };
    fc.assert(
      fc.property(fc.array(sending, { maxLength: 20 }), (sendings) => {
        let window: EntryWindow = { windowStartedAt: null, windowEntries: 0 };
        let seconds = 0;
        for (const [pause, count] of sendings) {
          seconds += pause;
          window = retried(window, count, seconds);
          expect(window.windowEntries).toBeLessThanOrEqual(entriesPerMinute);
        }
      }),
    );
  });
});
