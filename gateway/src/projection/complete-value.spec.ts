import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import fc from 'fast-check';
import type { Run } from '../executor/run';
import { completeLeaf } from './complete-value';

const origin = { field: 'Type.field', service: null };
const write = (type: GraphQLLeafType, raw: unknown): string | null =>
  completeLeaf(type, origin)(raw, {} as unknown as Run);
const complete = (type: GraphQLLeafType, raw: unknown): unknown =>
  JSON.parse(write(type, raw) ?? 'null') as unknown;

const deep = (levels: number): unknown => {
  let value: unknown = {};
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
};

describe('completeLeaf', () => {
  it.each([
    [GraphQLInt, [0, -1, 2 ** 31 - 1, -(2 ** 31)]],
    [GraphQLFloat, [0, 1.5, 1e300]],
    [GraphQLString, ['', 'text']],
    [GraphQLBoolean, [true, false]],
    [GraphQLID, ['', 'id']],
  ])('gives a value of %s as it came', (type, values) => {
    expect(values.map((value) => complete(type, value))).toEqual(values);
  });

  it.each([
    [GraphQLInt, ['1', true, 1.5, 2 ** 31, -(2 ** 31) - 1, Infinity, {}, [1]]],
    [GraphQLFloat, ['1', true, Infinity, {}, [1]]],
    [GraphQLString, [1, true, {}, ['text']]],
    [GraphQLBoolean, [0, 'true', {}, [true]]],
    [GraphQLID, [true, 1.5, {}, ['id']]],
  ])('gives null for a value that is no %s', (type, values) => {
    expect(values.map((value) => complete(type, value))).toEqual(values.map(() => null));
  });

  it('writes an ID that came as a number as a text', () => {
    expect(complete(GraphQLID, 7)).toBe('7');
  });

  it('writes every text and every number as JSON does', () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 });
    fc.assert(
      fc.property(fc.oneof(text, fc.string(), fc.double(), fc.integer()), (value) => {
        const types = typeof value === 'string' ? [GraphQLString, GraphQLID] : [GraphQLFloat];
        const isWritten = typeof value === 'string' || Number.isFinite(value);
        const json = isWritten ? JSON.stringify(value) : null;
        for (const type of types) expect(write(type, value)).toBe(json);
      }),
      { numRuns: 2000 },
    );
    for (const value of ['\ud800', 'a\udfffb', '\u2028', '\u007f', '\n', '"', '\\', '😀']) {
      expect(write(GraphQLString, value)).toBe(JSON.stringify(value));
    }
  });

  it('gives a custom scalar as it came, unless it is too deep to be written', () => {
    const type = new GraphQLScalarType({ name: 'Anything' });
    const given = [1, 'text', { a: [1] }, deep(400)];
    expect(given.map((value) => complete(type, value))).toEqual(given);
    expect(complete(type, deep(600))).toBeNull();
    expect(complete(type, deep(100_000))).toBeNull();
    expect(complete(type, { toJSON: 'a key', deep: deep(100_000) })).toBeNull();
    expect(complete(type, new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  });
});
