import type { AbuseCase } from './abuse-case';

const pages = (levels: number, size: string): string =>
  `{ items(first: ${size}) { nodes `.repeat(levels) + '{ id }' + ' } }'.repeat(levels);

const asksTypes = (levels: number): string =>
  `{ __schema { types { ${'fields { type { '.repeat(levels)} name ${'} } '.repeat(levels)} } } }`;

/** Small documents with large answers. */
export const costCases: readonly AbuseCase[] = [
  {
    name: 'pages in pages',
    request: { query: pages(3, '100') },
    status: 400,
    code: 'COST_LIMIT_EXCEEDED',
    limit: { maximum: 10_000, actual: 1_020_201 },
  },
  {
    name: 'pages in pages, their size in a variable',
    request: { query: `query ($n: Int!) ${pages(3, '$n')}`, variables: { n: 100 } },
    status: 400,
    code: 'COST_LIMIT_EXCEEDED',
    limit: { maximum: 10_000, actual: 1_020_201 },
  },
  {
    name: 'pages in pages of a size below nothing',
    request: { query: `query ($n: Int!) ${pages(3, '$n')}`, variables: { n: -1 } },
    status: 400,
    code: 'COST_LIMIT_EXCEEDED',
    limit: { maximum: 10_000, actual: 1_020_201 },
  },
  {
    name: 'pages in pages of a size beyond all numbers',
    request: { query: pages(7, '9'.repeat(400)) },
    status: 400,
    code: 'COST_LIMIT_EXCEEDED',
    limit: { maximum: 10_000 },
  },
  {
    name: 'types of fields of types, over and over',
    request: { query: asksTypes(12) },
    status: 400,
    code: 'COST_LIMIT_EXCEEDED',
  },
  {
    name: 'the whole schema 30 times',
    request: {
      query: `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: __schema { types { name fields { name args { name type { name } } type { name ofType { name ofType { name } } } } } }`).join(' ')} }`,
    },
    status: 400,
    code: 'COST_LIMIT_EXCEEDED',
  },
  {
    name: 'a question about the schema where none is answered',
    request: { query: '{ hello ...F } fragment F on Query { x: __schema { types { name } } }' },
    introspection: false,
    status: 400,
    code: 'INTROSPECTION_DISABLED',
  },
  {
    name: 'a question about one type where none is answered',
    request: { query: '{ __type(name: "Item") { name } }' },
    introspection: false,
    status: 400,
    code: 'INTROSPECTION_DISABLED',
  },
  {
    name: 'a bomb of a question about the schema where none is answered',
    request: { query: asksTypes(12) },
    introspection: false,
    status: 400,
    code: 'INTROSPECTION_DISABLED',
  },
];
