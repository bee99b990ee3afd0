import { parse } from 'graphql';
import { indexTypes } from '../supergraph/type-index';
import { compileRepresenter } from './representations';

const types = indexTypes(
  parse('interface M { id: ID } type A implements M { id: ID } type B implements M { id: ID }'),
);
const field = (name: string, extra: object = {}) => ({ kind: 'Field' as const, name, ...extra });
const on = (typeCondition: string, selections: ReturnType<typeof field>[], extra: object = {}) => ({
  kind: 'InlineFragment' as const,
  typeCondition,
  selections,
  ...extra,
});

describe('compileRepresenter', () => {
  const simple = compileRepresenter(
    [on('A', [field('__typename'), field('id'), field('size')])],
    undefined,
    types,
  );

  it('gives equal keys to equal representations only', () => {
    const key = (place: object): string | null => simple.keyOf({ __typename: 'A', ...place });
    expect(key({ id: '1', size: 2, other: 3 })).toBe(key({ id: '1', size: 2, other: 4 }));
    const different = [
      { id: '1', size: 2 },
      { id: '1', size: '2' },
      { id: '12', size: '' },
      { id: '1', size: null },
      { id: '1', size: true },
      { id: '1|1:x', size: 'y' },
      { id: '1', size: '1:x|y' },
      { id: '1', size: { a: 1 } },
    ];
    expect(new Set(different.map(key)).size).toBe(different.length);
  });

  it('has no name for an object that lacks a required field, nor for one of nothing but nulls', () => {
    expect(simple.keyOf({ __typename: 'A', id: '1' })).toBeNull();
    expect(simple.keyOf({ __typename: 'A', id: null, size: null })).toBeNull();
    expect(simple.keyOf({ __typename: 'B', id: '1', size: 1 })).toBeNull();
  });

  it('sends a null that a field requires', () => {
    expect(simple.build({ __typename: 'A', id: '1', size: null })).toEqual({
      __typename: 'A',
      id: '1',
      size: null,
    });
  });

  it('names an object by its only possible type when it does not say it', () => {
    expect(simple.build({ id: '1', size: 1 })).toEqual({ __typename: 'A', id: '1', size: 1 });
  });

  it('takes what was fetched under another key, and nested objects with their lists and nulls', () => {
    const nested = compileRepresenter(
      [
        on('M', [
          field('__typename'),
          field('_x', { alias: 'price' }),
          field('parts', { selections: [field('n')] }),
        ]),
      ],
      undefined,
      types,
    );
    expect(nested.build({ __typename: 'B', _x: 5, parts: [{ n: 1, more: 2 }, null] })).toEqual({
      __typename: 'B',
      price: 5,
      parts: [{ n: 1 }, null],
    });
    expect(nested.keyOf({ __typename: 'B', _x: 5, parts: [{}] })).toBeNull();
  });

  it('renames the type for a subgraph that knows only the interface', () => {
    const path = [{ TypenameEquals: ['M'] }, { Key: '__typename' }];
    const renamed = compileRepresenter(
      [on('M', [field('__typename'), field('id')])],
      [{ ValueSetter: { path, setValueTo: 'M' } }],
      types,
    );
    expect(renamed.build({ __typename: 'B', id: '1' })).toEqual({ __typename: 'M', id: '1' });
  });

  it('sends what JSON would send for a value that is an object', () => {
    expect(simple.build({ __typename: 'A', id: '1', size: new Date(0) })).toEqual({
      __typename: 'A',
      id: '1',
      size: '1970-01-01T00:00:00.000Z',
    });
  });
});
