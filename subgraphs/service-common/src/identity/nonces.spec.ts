import { createNonces } from './nonces';

describe('createNonces', () => {
  it('lets a nonce be used once, until it is forgotten', () => {
    let now = 0;
    const nonces = createNonces({ lifetimeMs: 100, max: 10, now: () => now });
    expect(nonces.use('a')).toBe(true);
    now = 99;
    expect(nonces.use('a')).toBe(false);
    now = 100;
    expect(nonces.use('a')).toBe(true);
  });

  it('lets no new one in while it is full, and forgets none early', () => {
    let now = 0;
    const nonces = createNonces({ lifetimeMs: 100, max: 2, now: () => now });
    expect(['a', 'b', 'c'].map((nonce) => nonces.use(nonce))).toEqual([true, true, false]);
    expect(nonces.use('a')).toBe(false);
    now = 100;
    expect(nonces.use('c')).toBe(true);
  });
});
