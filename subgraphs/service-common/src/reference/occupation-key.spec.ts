import fc from 'fast-check';
import { occupationKey, occupationOfKey } from './occupation-key';

describe('the key of an occupation', () => {
  it('is scheme and code with a colon between them', () => {
    expect(occupationKey({ scheme: 'ISCO', code: '9333' })).toBe('ISCO:9333');
    expect(occupationOfKey('ESCO:9333.1')).toEqual({ scheme: 'ESCO', code: '9333.1' });
  });

  it('leads back to the same scheme and code, whatever the code is', () => {
    const scheme = fc.constantFrom('ISCO', 'BOC', 'ESCO', 'COMPETENTNL');
    fc.assert(
      fc.property(fc.record({ scheme, code: fc.string() }, { noNullPrototype: true }), (occupation) => {
        expect(occupationOfKey(occupationKey(occupation))).toEqual(occupation);
      }),
    );
  });
});
