import type { AbuseCase } from './abuse-case';

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const nested = (open: string, levels: number, inner: string, close: string): string =>
  open.repeat(levels) + inner + close.repeat(levels);

/** Documents that are too large, too deep or too dear in one way or another. */
export const documentCases: readonly AbuseCase[] = [
  {
    name: 'a document of 1 MB',
    request: { query: `{ hello }${' '.repeat(999_991)}` },
    status: 413,
    code: 'DOCUMENT_TOO_LARGE',
    limit: { maximum: 50_000, actual: 1_000_000 },
  },
  {
    name: 'more tokens than any question has',
    request: { query: `{ ${times(6000, () => 'hello')} }` },
    status: 400,
    code: 'TOKEN_LIMIT_EXCEEDED',
    limit: { maximum: 5000, actual: 6002 },
  },
  {
    name: 'fields nested deeply',
    request: { query: `{ item(id: 1) ${nested('{ parent ', 20, '{ id }', '}')} }` },
    status: 400,
    code: 'DEPTH_LIMIT_EXCEEDED',
    limit: { maximum: 16, actual: 22 },
  },
  {
    name: 'braces that would exhaust the parser’s stack',
    request: { query: '{a'.repeat(2490) },
    status: 400,
    code: 'NESTING_LIMIT_EXCEEDED',
    limit: { maximum: 50, actual: 2490 },
  },
  {
    name: 'a list literal that would exhaust the parser’s stack',
    request: { query: `{ search(ids: ${nested('[', 2400, '', ']')}) { id } }` },
    status: 400,
    code: 'NESTING_LIMIT_EXCEEDED',
    limit: { maximum: 50, actual: 2402 },
  },
  {
    name: 'an object literal nested deeply',
    request: { query: `{ search(input: ${nested('{and:', 1200, '{}', '}')}) { id } }` },
    status: 400,
    code: 'NESTING_LIMIT_EXCEEDED',
    limit: { maximum: 50, actual: 1203 },
  },
  {
    name: 'a wide selection',
    request: { query: `{ item(id: 1) { ${times(1500, () => 'name')} } }` },
    status: 400,
    code: 'SELECTION_LIMIT_EXCEEDED',
    limit: { maximum: 1000, actual: 1501 },
  },
  {
    name: 'fields that must be compared each with each, nested',
    request: {
      query: `{ ${times(20, () => `item(id: 1) { ${times(10, () => `parent { ${times(6, () => 'id')} }`)} }`)} }`,
    },
    status: 400,
    code: 'SELECTION_LIMIT_EXCEEDED',
    limit: { maximum: 1000, actual: 1420 },
  },
  {
    name: 'fields that must be compared each with each, few of each',
    request: {
      query: `{ ${times(29, () => `item(id: 1) { ${times(10, () => 'parent { id }')} ${times(2, () => 'name')} }`)} }`,
    },
    status: 400,
    code: 'OVERLAP_LIMIT_EXCEEDED',
    limit: { maximum: 5000 },
  },
  {
    name: 'fields that must be compared each with each, as many as may be, in conflict',
    request: {
      query: `{ item(id: 1) { ${times(50, () => 'parent { id name }')} parent: name } }`,
    },
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'fields with long arguments that must be compared each with each',
    request: {
      query: `{ ${times(28, (i) => `search(ids: [${'1 '.repeat(150)} ${i}]) { id }`)} }`,
    },
    status: 400,
    code: 'OVERLAP_LIMIT_EXCEEDED',
    limit: { maximum: 5000 },
  },
  {
    name: 'the same field under 1,000 aliases',
    request: { query: `{ item(id: 1) { ${times(1000, (i) => `a${i}: name`)} } }` },
    status: 400,
    code: 'ALIAS_LIMIT_EXCEEDED',
    limit: { maximum: 50, actual: 1000 },
  },
  {
    name: 'aliases multiplied by a fragment',
    request: {
      query: `{ ${times(20, () => '...F')} } fragment F on Query { a: hello b: hello c: hello }`,
    },
    status: 400,
    code: 'ROOT_FIELD_LIMIT_EXCEEDED',
    limit: { maximum: 30, actual: 60 },
  },
  {
    name: 'a field under the weight of its directives',
    request: { query: `{ hello ${times(200, () => '@skip(if: false)')} }` },
    status: 400,
    code: 'DIRECTIVE_LIMIT_EXCEEDED',
    limit: { maximum: 50, actual: 200 },
  },
  {
    name: 'mutations by the hundred',
    request: { query: `mutation { ${times(100, () => 'write { id }')} }` },
    status: 400,
    code: 'ROOT_FIELD_LIMIT_EXCEEDED',
    limit: { maximum: 30, actual: 100 },
  },
  {
    name: 'operations by the hundred, of which one is to be run',
    request: { query: times(900, (i) => `query Q${i} { hello }`), operationName: 'Q0' },
    status: 400,
    code: 'OPERATION_LIMIT_EXCEEDED',
    limit: { maximum: 20, actual: 900 },
  },
  {
    name: '10,000 items in a list literal',
    request: { query: `{ search(ids: [${'1,'.repeat(10_000)}]) { id } }` },
    status: 400,
    code: 'TOKEN_LIMIT_EXCEEDED',
    limit: { maximum: 5000 },
  },
  {
    name: '1,000 items in a list literal',
    request: { query: `{ search(ids: [${'1,'.repeat(1000)}]) { id } }` },
    status: 400,
    code: 'LIST_TOO_LONG',
    limit: { maximum: 500, actual: 1000 },
  },
  {
    name: 'names by the hundred that the schema does not have',
    request: { query: `{ item(id: 1) { ${times(900, (i) => `nam${i}`)} } }` },
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
];
