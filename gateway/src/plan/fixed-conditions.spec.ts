import { parse, print } from 'graphql';
import { conditionVariables, withFixedConditions } from './fixed-conditions';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const fixed = (text: string, values: Record<string, unknown> = {}): string =>
  flat(print(withFixedConditions(parse(text), values)));

describe('withFixedConditions', () => {
  it('keeps what takes part and loses the directive', () => {
    expect(
      fixed('{ a @include(if: true) b @skip(if: false) ...F @include(if: true) } fragment F on Q { c }'),
    ).toBe('{ a b ...F } fragment F on Q { c }');
  });

  it('decides by the values of variables; one without a value is not true', () => {
    const query = 'query ($x: Boolean) { a @include(if: $x) b @skip(if: $x) ... @include(if: $x) { c } }';
    expect(fixed(query, { x: true })).toBe('query ($x: Boolean) { a ... { c } }');
    expect(fixed(query, { x: false })).toBe('query ($x: Boolean) { b }');
    expect(fixed(query, {})).toBe('query ($x: Boolean) { b }');
  });

  it('lets a selection take part only when all its conditions hold', () => {
    const query = 'query ($x: Boolean, $y: Boolean) { a @skip(if: $x) @include(if: $y) z }';
    expect(fixed(query, { x: false, y: true })).toContain('{ a z }');
    expect(fixed(query, { x: true, y: true })).toContain('{ z }');
    expect(fixed(query, { x: false, y: false })).toContain('{ z }');
  });

  it('asks the type where nothing else is left', () => {
    expect(fixed('{ a { b @skip(if: true) } }')).toBe('{ a { __typename } }');
  });

  it('leaves other directives alone', () => {
    expect(fixed('{ a @other(if: false) }')).toBe('{ a @other(if: false) }');
  });
});

describe('conditionVariables', () => {
  it('names each variable of a condition once, and no other', () => {
    const query =
      '{ a(n: $n) @include(if: $b) b @skip(if: $a) c @skip(if: $b) d @skip(if: true) e @other(if: $c) }';
    expect(conditionVariables(parse(`query ($a: Boolean) ${query}`))).toEqual(['a', 'b']);
  });
});
