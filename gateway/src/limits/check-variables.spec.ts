import { checkVariables } from './check-variables';

const limits = { listItems: 3, variableNesting: 2, variableCharacters: 50 };

const check = (json: string) => () => checkVariables(JSON.parse(json) as Record<string, unknown>, limits);
const refusal = (code: string, details: object = {}) => expect.objectContaining({ code, details });

describe('checkVariables', () => {
  it.each(['{}', '{"a":[1,2,3],"b":{"c":[null,true,"x"]}}', `{"a":"${'x'.repeat(48)}"}`])(
    'lets %s pass',
    (json) => {
      expect(check(json)).not.toThrow();
    },
  );

  it.each([
    ['a list', '{"a":[1,2,3,4]}', 'LIST_TOO_LONG', { maximum: 3, actual: 4 }],
    ['a list in an object', '{"a":{"b":[1,2,3,4]}}', 'LIST_TOO_LONG', { maximum: 3, actual: 4 }],
    ['a text', `{"a":"${'x'.repeat(49)}"}`, 'VARIABLES_TOO_LARGE', { maximum: 50 }],
    ['a name', `{"${'x'.repeat(51)}":1}`, 'VARIABLES_TOO_LARGE', { maximum: 50 }],
    [
      'a number of values',
      JSON.stringify({ a: [1, 2, 3].map(() => [123_456_789, 123_456_789, 123_456_789]) }),
      'VARIABLES_TOO_LARGE',
      { maximum: 50 },
    ],
    ['nesting', '{"a":[[[]]]}', 'VARIABLES_TOO_DEEP', { maximum: 2 }],
    ['a reserved name', '{"__proto__":{"a":1}}', 'RESERVED_NAME', {}],
    ['a reserved name inside', '{"a":[{"__proto__":null}]}', 'RESERVED_NAME', {}],
  ])('refuses %s that is too much', (_, json, code, details) => {
    expect(check(json)).toThrow(refusal(code, details));
  });

  it('is not brought down by nesting that no stack would hold', () => {
    const depth = 200_000;
    expect(check(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toThrow(
      refusal('VARIABLES_TOO_DEEP', { maximum: 2 }),
    );
  });
});
