import type { AbuseCase } from './abuse-case';

const chain = (length: number, spreads: number): string =>
  Array.from({ length }, (_, i) => `fragment F${i} on Item { ${`...F${i + 1} `.repeat(spreads)} }`).join(
    ' ',
  ) + ` fragment F${length} on Item { id }`;

/** Fragments that contain themselves, or each other far too often. */
export const fragmentCases: readonly AbuseCase[] = [
  {
    name: 'a fragment that contains itself',
    request: { query: '{ item(id: 1) { ...F } } fragment F on Item { id parent { ...F } }' },
    status: 400,
    code: 'FRAGMENT_CYCLE',
  },
  {
    name: 'a circle of 600 fragments',
    request: {
      query: `{ item(id: 1) { ...F0 } } ${Array.from({ length: 600 }, (_, i) => `fragment F${i} on Item { ...F${(i + 1) % 600} }`).join(' ')}`,
    },
    status: 400,
    code: 'FRAGMENT_CYCLE',
  },
  {
    name: 'fragments that double 40 times',
    request: { query: `{ item(id: 1) { ...F0 } } ${chain(40, 2)}` },
    status: 400,
    code: 'SELECTION_LIMIT_EXCEEDED',
    limit: { maximum: 1000 },
  },
  {
    name: 'a chain of 600 fragments, which would exhaust the stack of whoever follows it',
    request: { query: `{ item(id: 1) { ...F0 } } ${chain(600, 1)}` },
    status: 400,
    code: 'NESTING_LIMIT_EXCEEDED',
    limit: { maximum: 50, actual: 603 },
  },
  {
    name: 'a fragment spread 10,000 times',
    request: { query: `{ item(id: 1) { ${'...F'.repeat(10_000)} } } fragment F on Item { id }` },
    status: 400,
    code: 'TOKEN_LIMIT_EXCEEDED',
    limit: { maximum: 5000 },
  },
  {
    name: 'a fragment spread 2,000 times',
    request: { query: `{ item(id: 1) { ${'...F'.repeat(2000)} } } fragment F on Item { id }` },
    status: 400,
    code: 'SELECTION_LIMIT_EXCEEDED',
    limit: { maximum: 1000, actual: 4002 },
  },
  {
    name: 'a bomb in fragments that nothing spreads',
    request: { query: `{ hello } ${chain(40, 2)}` },
    status: 400,
    code: 'SELECTION_LIMIT_EXCEEDED',
    limit: { maximum: 1000 },
  },
];
