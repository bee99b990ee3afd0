import { errorCodes, errorMessage } from './error-codes';

const gapsIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

describe('the sentences of the catalogue', () => {
  it.each(Object.entries(errorCodes))('%s leave the same gaps in both languages', (_, { text }) => {
    expect(new Set(gapsIn(text.nl))).toEqual(new Set(gapsIn(text.en)));
  });

  it('have their gaps filled with the details, and nothing else', () => {
    const details = { limit: 3, windowSeconds: 60, retryAfterSeconds: 7, maximum: 1 };
    expect(errorMessage('RATE_LIMITED', 'en', details)).toBe(
      'You may ask 3 times in 60 seconds. Try again in 7 seconds.',
    );
    expect(errorMessage('FORBIDDEN', 'nl', details)).toBe('Uw rol mag dit niet zien of doen.');
  });
});
