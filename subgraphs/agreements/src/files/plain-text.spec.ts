import fc from 'fast-check';
import { oddText } from '../../e2e/described-rows';
import { plainText } from './plain-text';

describe('plainText', () => {
  it.each([
    ['Wij bellen\r\n\tdinsdag', 'Wij bellen dinsdag'],
    ['half \ud83d and \udc00', 'half ? and ?'],
    ['none \uffff \ufffd', 'none ? ?'],
    ['één 😀', 'één 😀'],
  ])('makes one line of %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('is well-formed and on one line, whatever comes, and changes nothing twice', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        const plain = plainText(text);
        expect(plain).toBe(plainText(plain));
        expect(plain).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(Buffer.from(plain, 'utf8').toString('utf8')).toBe(plain);
      }),
    );
  });
});
