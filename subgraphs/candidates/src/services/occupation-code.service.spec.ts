import { isKnownOccupation } from './occupation-code.service';

describe('an occupation', () => {
  it('of ISCO must be on the list', () => {
    expect(isKnownOccupation({ scheme: 'ISCO', code: '9333' })).toBe(true);
    expect(isKnownOccupation({ scheme: 'ISCO', code: '9999' })).toBe(false);
  });

  it.each(['', 'a code with spaces', '12:34', `x${'1'.repeat(40)}`, '111222333'])(
    'of another scheme is refused by its form: %j',
    (code) => {
      expect(isKnownOccupation({ scheme: 'BOC', code })).toBe(false);
    },
  );
});
