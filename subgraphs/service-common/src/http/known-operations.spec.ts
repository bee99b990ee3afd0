import { parse } from 'graphql';
import type { ParsedOperation } from './apollo-server';
import { createKnownOperations } from './known-operations';

const text = 'query Q($v: Int) { a(v: $v) }';
const document = parse(text);
const context = {
  caller: { role: 'PUBLIC', employerId: null, deskId: null, regions: [], subject: null },
  token: null,
  expiresAt: null,
  requestId: 'r',
  language: 'en',
} as never;

function store() {
  const ran: ParsedOperation[] = [];
  const known = createKnownOperations((operation) => {
    ran.push(operation);
    return Promise.resolve({ data: {} });
  });
  return { ran, known };
}

describe('a document that was read before', () => {
  it('is run as it was read, with what the request carries', async () => {
    const { ran, known } = store();
    expect(known.run({ query: text, variables: { v: 1 } }, context)).toBeNull();
    known.remember(text, { document, documentId: 'id' });
    await known.run({ query: text, operationName: 'Q', variables: { v: 1 } }, context);
    await known.run({ query: text }, context);
    expect(ran).toEqual([
      { document, documentId: 'id', operationName: 'Q', variables: { v: 1 }, context },
      { document, documentId: 'id', operationName: undefined, variables: {}, context },
    ]);
    expect(ran[0]?.document).toBe(document);
  });

  it.each([
    ['no object', null],
    ['a list', [{ query: text }]],
    ['another document', { query: `${text} ` }],
    ['a document that is no text', { query: 1 }],
    ['a name that is no text', { query: text, operationName: null }],
    ['variables that are a list', { query: text, variables: [] }],
    ['variables that are null', { query: text, variables: null }],
    ['extensions', { query: text, extensions: {} }],
  ])('is left to the server when the request is %s', (_, body) => {
    const { ran, known } = store();
    known.remember(text, { document, documentId: 'id' });
    expect(known.run(body, context)).toBeNull();
    expect(ran).toEqual([]);
  });
});
