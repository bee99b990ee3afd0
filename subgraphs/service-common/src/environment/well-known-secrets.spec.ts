import { randomBytes } from 'node:crypto';
import { isWellKnownSecret } from './well-known-secrets';

describe('isWellKnownSecret', () => {
  it.each([
    '',
    'postgres',
    'Password',
    'changeme',
    'SECRET',
    'banenbrug',
    'welkom2026!',
    'hunter2',
    '123456',
    'xxxxxxxx',
  ])('knows %j', (text) => {
    expect(isWellKnownSecret(text)).toBe(true);
  });

  it.each(['postgresql-7Qz', 'regions0f1e2d', randomBytes(24).toString('hex')])(
    'does not know %j',
    (text) => {
      expect(isWellKnownSecret(text)).toBe(false);
    },
  );
});
