import { freshSince, isProfileStale } from './profile-staleness.service';

describe('a verification', () => {
  it('is fresh for ninety days and stale on the ninety-first', () => {
    expect(freshSince('2026-06-15')).toBe('2026-03-17');
    expect(isProfileStale('2026-03-17', '2026-06-15')).toBe(false);
    expect(isProfileStale('2026-03-16', '2026-06-15')).toBe(true);
  });
});
