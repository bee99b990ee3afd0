import { isVerificationStale } from './verification-staleness';

describe('isVerificationStale', () => {
  it.each([
    ['on the day itself', '2026-06-15', '2026-06-15', false],
    ['on the 180th day', '2025-12-17', '2026-06-15', false],
    ['on the 181st day', '2025-12-16', '2026-06-15', true],
    ['years later', '2020-01-01', '2026-06-15', true],
  ])('tells %s, of %s on %s: %s', (_, verifiedOn, today, isStale) => {
    expect(isVerificationStale(verifiedOn, today)).toBe(isStale);
  });
});
