import { atMost, every } from './verdict';

describe('every', () => {
  it('misses when one misses, whatever else is unknown', () => {
    expect(every([true, null, false])).toBe(false);
  });
  it('is unknown when nothing misses and something is unknown', () => {
    expect(every([true, null])).toBeNull();
  });
  it('meets when all meet, and when nothing is asked', () => {
    expect([every([true, true]), every([])]).toEqual([true, true]);
  });
});

describe('atMost', () => {
  it('compares known numbers and is unknown for others', () => {
    expect([atMost(1, 1), atMost(2, 1), atMost(null, 1), atMost(1, null)]).toEqual([true, false, null, null]);
  });
});
