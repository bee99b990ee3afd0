import type { AbuseCase } from './abuse-case';

const hello = { query: '{ hello }' };

/** Requests that are wrong before GraphQL begins. */
export const wireCases: readonly AbuseCase[] = [
  {
    name: 'a batch of 1,000 operations',
    body: JSON.stringify(Array.from({ length: 1000 }, () => hello)),
    status: 400,
    code: 'BATCH_TOO_LARGE',
    limit: { maximum: 1, actual: 1000 },
  },
  {
    name: 'a list in lists without end',
    body: '['.repeat(400_000) + ']'.repeat(400_000),
    status: 400,
    code: 'JSON_TOO_DEEP',
    limit: { maximum: 64 },
  },
  {
    name: 'a batch of one',
    body: JSON.stringify([hello]),
    status: 400,
    code: 'BATCH_TOO_LARGE',
    limit: { maximum: 1, actual: 1 },
  },
  {
    name: 'a body over the limit',
    body: JSON.stringify({ query: `{ hello }${' '.repeat(1024 * 1024)}` }),
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
  },
  {
    name: 'bytes that are no UTF-8',
    body: Buffer.concat([
      Buffer.from('{"query":"{ hello(name: \\"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('\\") }"}'),
    ]),
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'half an escaped character',
    body: '{"query":"{ hello(name: \\"\\ud800\\") }',
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a document that is parsed already',
    body: JSON.stringify({ query: { kind: 'Document', definitions: [] } }),
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'many aliases by GET',
    search: `query=${encodeURIComponent(`{ ${Array.from({ length: 60 }, (_, i) => `a${i}: hello`).join(' ')} }`)}`,
    headers: { 'apollo-require-preflight': '1' },
    status: 400,
    code: 'ROOT_FIELD_LIMIT_EXCEEDED',
    limit: { maximum: 30, actual: 60 },
  },
  {
    name: 'a long list in the variables of a GET',
    search: `query=${encodeURIComponent('query ($ids: [ID!]) { search(ids: $ids) { id } }')}&variables=${encodeURIComponent(JSON.stringify({ ids: Array(600).fill(1) }))}`,
    headers: { 'apollo-require-preflight': '1' },
    status: 400,
    code: 'LIST_TOO_LONG',
    limit: { maximum: 500, actual: 600 },
  },
];
