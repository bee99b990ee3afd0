import { scanDocument } from './scan-document';
import { defaultLimits } from './limits';

const limits = { ...defaultLimits, characters: 100, tokens: 10, nesting: 3 };

const codeOf = (text: string): unknown => {
  try {
    scanDocument(text, limits);
    return 'passed';
  } catch (error) {
    return error;
  }
};

describe('scanDocument', () => {
  it('lets pass what is just within every limit', () => {
    expect(codeOf(`{ a { b { c } } d }`)).toBe('passed');
    expect(codeOf(`{ a }${' '.repeat(95)}`)).toBe('passed');
  });

  it.each([
    ['characters', `{ a }${' '.repeat(96)}`, 'DOCUMENT_TOO_LARGE', { maximum: 100, actual: 101 }],
    ['tokens', '{ a b c d e f g h i }', 'TOKEN_LIMIT_EXCEEDED', { maximum: 10, actual: 11 }],
    ['braces', '{ a { b { c { d', 'NESTING_LIMIT_EXCEEDED', { maximum: 3, actual: 4 }],
    ['brackets', '[[[[ 1', 'NESTING_LIMIT_EXCEEDED', { maximum: 3, actual: 4 }],
    ['a mixture', '{ a(b: [{ c', 'NESTING_LIMIT_EXCEEDED', { maximum: 3, actual: 4 }],
  ])('refuses too many %s, and says how many there may be', (_, text, code, details) => {
    expect(codeOf(text)).toMatchObject({ code, details });
  });

  it('does not count what stands in texts and comments', () => {
    expect(codeOf('{ a(b: "{{{{ [[[[ ((((") } # {{{{{{ a b c d e f g h')).toBe('passed');
  });

  it('leaves a text that is not GraphQL to the parser', () => {
    expect(codeOf('{ a ? b }')).toBe('passed');
  });
});
