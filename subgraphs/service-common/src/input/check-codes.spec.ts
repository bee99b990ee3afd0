import { checkCodes } from './check-codes';

const path = ['input', 'sectors'];
const limits = { isKnown: (code: string) => ['A', 'B', 'C'].includes(code), maximumItems: 3 };

describe('checkCodes', () => {
  it.each([null, undefined, [], ['A'], ['C', 'B', 'A']])('has nothing against %j', (codes) => {
    expect(checkCodes(codes, path, limits)).toEqual([]);
  });

  it('names the position of every code that is not on the list, never the code', () => {
    const found = checkCodes(['secret', 'B', ''], path, limits);
    expect(found).toEqual([
      { __typename: 'ReferenceUnknown', path: [...path, '0'] },
      { __typename: 'ReferenceUnknown', path: [...path, '2'] },
    ]);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('refuses a list that is too long as a whole, and looks up none of it', () => {
    const isKnown = jest.fn(() => false);
    expect(checkCodes(['A', 'B', 'C', 'A'], path, { isKnown, maximumItems: 3 })).toEqual([
      { __typename: 'InvalidValue', path, reason: 'OUT_OF_RANGE', maximum: 3 },
    ]);
    expect(isKnown).not.toHaveBeenCalled();
  });
});
