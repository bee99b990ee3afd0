import { parse } from 'graphql';
import { countComparisons } from './count-comparisons';

describe('countComparisons', () => {
  it.each([
    ['fields of different names are not compared', '{ a b c { d } }', 0],
    ['each pair of one name is', '{ a a a a }', 6],
    ['an alias is the name', '{ a: x a: y x }', 1],
    ['what is below one name is compared together', '{ a { b b } a { b } }', 1 + 3],
    ['fragments are written out', '{ a ...F ... { a } } fragment F on T { a }', 3],
    [
      'so are fragments in fragments',
      '{ ...F ...G } fragment F on T { a ...G } fragment G on T { a }',
      3 + 1,
    ],
    ['every value of both fields is compared', '{ a(b: 1, c: [1, 2]) a(b: { d: 1 }) }', 1 + 4 + 2],
    ['a value is compared with each other field', '{ a(b: 1) a a }', 3 + 2],
  ])('%s', (_, text, count) => {
    expect(countComparisons(parse(text))).toBe(count);
  });
});
