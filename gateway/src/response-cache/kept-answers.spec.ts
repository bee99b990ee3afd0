import { fixedClock } from '@banenbrug/testkit';
import { createKeptAnswers } from './kept-answers';

const instant = '2026-06-15T08:00:00Z';

describe('kept answers', () => {
  it('stay within their bytes, and let go of what was not asked for longest', () => {
    const kept = createKeptAnswers(10_000, fixedClock(instant));
    for (let n = 0; n < 100; n += 1) {
      kept.find('first');
      kept.keep(n === 0 ? 'first' : `key ${n}`, 'x'.repeat(100), 60, kept.moment());
      expect(kept.size()).toBeLessThanOrEqual(10_000);
    }
    expect(kept.find('first')).toBeDefined();
    expect(kept.find('key 1')).toBeUndefined();
    expect(kept.find('key 99')).toBeDefined();
  });

  it('take none that would push out many others', () => {
    const kept = createKeptAnswers(10_000, fixedClock(instant));
    kept.keep('small', 'x', 60, kept.moment());
    kept.keep('large', 'x'.repeat(1000), 60, kept.moment());
    expect([kept.find('small')?.text, kept.find('large')]).toEqual(['x', undefined]);
  });

  it('take none that was read before a write, and tell none from before it', () => {
    const kept = createKeptAnswers(10_000, fixedClock(instant));
    const before = kept.moment();
    kept.keep('told', 'x', 60, before);
    kept.forget();
    kept.keep('late', 'x', 60, before);
    expect([kept.find('told'), kept.find('late'), kept.size()]).toEqual([undefined, undefined, 0]);
  });
});
