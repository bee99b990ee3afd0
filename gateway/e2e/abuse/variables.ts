import type { AbuseCase } from './abuse-case';

const search = 'query ($input: Search, $ids: [ID!]) { search(input: $input, ids: $ids) { id } }';

const parsed = (json: string): Record<string, unknown> => JSON.parse(json) as Record<string, unknown>;

const deep = (levels: number): string => `{"input":${'{"and":['.repeat(levels)}${']}'.repeat(levels)}}`;

/** Variables that are too large, too deep, or not what they seem. */
export const variableCases: readonly AbuseCase[] = [
  {
    name: '10,000 items in a list of a variable',
    request: { query: search, variables: { ids: Array.from({ length: 10_000 }, String) } },
    status: 400,
    code: 'LIST_TOO_LONG',
    limit: { maximum: 500, actual: 10_000 },
  },
  {
    name: 'a variable nested 50,000 deep',
    body: `{"query":${JSON.stringify(search)},"variables":${deep(50_000)}}`,
    status: 400,
    code: 'JSON_TOO_DEEP',
    limit: { maximum: 64 },
  },
  {
    name: 'a variable nested as deep as JSON may be',
    request: { query: search, variables: parsed(deep(30)) },
    status: 400,
    code: 'VARIABLES_TOO_DEEP',
    limit: { maximum: 10 },
  },
  {
    name: 'a text of 900,000 characters',
    request: { query: search, variables: { input: { text: 'x'.repeat(900_000) } } },
    status: 413,
    code: 'VARIABLES_TOO_LARGE',
    limit: { maximum: 200_000 },
  },
  {
    name: '60,000 variables that nobody asked for',
    request: {
      query: '{ hello }',
      variables: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 0])),
    },
    status: 413,
    code: 'VARIABLES_TOO_LARGE',
    limit: { maximum: 200_000 },
  },
  {
    name: 'a number that JavaScript takes for infinity',
    request: { query: search, variables: { input: { number: Infinity } } },
    body: `{"query":${JSON.stringify(search)},"variables":{"input":{"number":1e999}}}`,
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a number of 10,000 digits',
    request: { query: search, variables: parsed(`{"input":{"number":${'9'.repeat(10_000)}}}`) },
    body: `{"query":${JSON.stringify(search)},"variables":{"input":{"number":${'9'.repeat(10_000)}}}}`,
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'a prototype in the place of a variable',
    request: { query: search, variables: parsed('{"__proto__":{"ids":["1"]}}') },
    body: `{"query":${JSON.stringify(search)},"variables":{"__proto__":{"ids":["1"]}}}`,
    status: 400,
    code: 'RESERVED_NAME',
  },
  {
    name: 'a prototype inside a variable',
    request: { query: search, variables: parsed('{"input":{"and":[{"__proto__":{"text":"x"}}]}}') },
    body: `{"query":${JSON.stringify(search)},"variables":{"input":{"and":[{"__proto__":{"text":"x"}}]}}}`,
    status: 400,
    code: 'RESERVED_NAME',
  },
  {
    name: 'a variable that is called like a prototype',
    request: { query: 'query ($__proto__: String) { hello(name: $__proto__) }' },
    status: 400,
    code: 'RESERVED_NAME',
  },
  {
    name: 'a constructor inside a variable',
    request: { query: search, variables: { input: { constructor: { prototype: 1 } } } },
    status: 400,
    code: 'BAD_USER_INPUT',
  },
];
