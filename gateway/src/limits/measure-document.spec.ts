import { parse } from 'graphql';
import { measureDocument } from './measure-document';

const measuresOf = (text: string) => measureDocument(parse(text));

/** Fragments of which each spreads the next one so many times. */
function bomb(levels: number, times: number): string {
  const fragments = Array.from(
    { length: levels },
    (_, level) => `fragment F${level} on T { ${`...F${level + 1} `.repeat(times)} }`,
  );
  return `{ ...F0 } ${fragments.join(' ')} fragment F${levels} on T { x: a }`;
}

describe('measureDocument', () => {
  it('counts what an operation selects with its fragments written out', () => {
    const { operations } = measuresOf(
      '{ a { x: b ...F } ...G ... { c { d } } } fragment F on T { y: e { f } } fragment G on Query { g h }',
    );
    expect(operations).toEqual([{ depth: 3, nesting: 4, selections: 11, aliases: 2, fields: 4 }]);
  });

  it('counts an exponential bomb without writing it out', () => {
    const { operations } = measuresOf(bomb(10, 4));
    const spreads = Array.from({ length: 11 }, (_, level) => 4 ** level).reduce((a, b) => a + b);
    expect(operations[0]).toMatchObject({ aliases: 4 ** 10, nesting: 12 });
    expect(operations[0]?.selections).toBe(spreads + 4 ** 10);
  });

  it('still gives a number where a bomb is beyond all numbers', () => {
    expect(measuresOf(bomb(400, 10)).operations[0]?.selections).toBe(1e9);
  });

  it.each([
    ['itself', '{ ...F } fragment F on T { a ...F }'],
    ['one that contains it', '{ a } fragment F on T { b { ...G } } fragment G on T { c { ... { ...F } } }'],
  ])('refuses a fragment that contains %s', (_, text) => {
    expect(() => measuresOf(text)).toThrow(expect.objectContaining({ code: 'FRAGMENT_CYCLE' }));
  });

  it('takes a fragment that is spread often for no cycle', () => {
    expect(
      measuresOf('{ ...F a { ...F ...G } } fragment F on T { b } fragment G on T { ...F }').operations,
    ).toEqual([{ depth: 2, nesting: 4, selections: 8, aliases: 0, fields: 2 }]);
  });

  it('does not count the depth of a question about the schema', () => {
    const { operations, asksSchema } = measuresOf(
      '{ __schema { types { fields { args { name } } } } a { b } }',
    );
    expect(operations[0]).toMatchObject({ depth: 2, nesting: 5 });
    expect(asksSchema).toBe(true);
  });

  it('counts directives, operations, and the longest list in an argument, a default or an object', () => {
    const measures = measuresOf(
      'query A($x: [Int!] = [1, 2] @d) @d { a(b: { c: [[1, 2, 3], [4]] }) @skip(if: false) } query B { b @d }',
    );
    expect(measures).toMatchObject({ directives: 4, listItems: 3 });
    expect(measures.operations).toHaveLength(2);
  });

  it('finds variables with reserved names', () => {
    expect(measuresOf('query ($__proto__: Int) { a }').hasReservedVariable).toBe(true);
    expect(measuresOf('query ($proto__: Int) { a }').hasReservedVariable).toBe(false);
  });
});
