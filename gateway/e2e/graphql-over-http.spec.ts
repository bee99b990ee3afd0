import { serverAudits } from 'graphql-http';
import { type Federation, startFederation } from './federation/start-federation';

const hello = {
  typeDefs: 'type Query { hello(name: String): String } type Mutation { write: Int }',
  resolvers: {
    Query: { hello: (_: never, { name }: { name?: string }) => `hello ${name ?? 'you'}` },
    Mutation: { write: () => 1 },
  },
};

describe('GraphQL over HTTP', () => {
  let federation: Federation;
  let url = '';
  beforeAll(async () => {
    federation = await startFederation('in-process', { hello });
    url = `${(await federation.gateway.listen({ port: 0 })).url}/graphql`;
  });
  afterAll(() => federation.close());

  // The audits ask by GET without a header that shows they are no page of another site.
  const asClient: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: [...new Headers(init?.headers), ['apollo-require-preflight', '1']] });
  const audits = serverAudits({ url: () => url, fetchFn: asClient });

  it('is audited in every point', () => expect(audits).toHaveLength(61));

  it.each(audits.map(({ id, name, fn }) => [`${name} (${id})`, fn] as const))('%s', async (_, audit) => {
    expect(await audit()).toMatchObject({ status: 'ok' });
  });

  const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it.each([
    ['names no type', undefined, 400, 'application/json; charset=utf-8'],
    ['takes anything', '*/*', 400, 'application/json; charset=utf-8'],
    ['names the old type', 'application/json', 200, 'application/json; charset=utf-8'],
    [
      'prefers the type of GraphQL',
      'application/graphql-response+json, application/json;q=0.9',
      400,
      'application/graphql-response+json; charset=utf-8',
    ],
  ])('tells a client that %s of a document that does not fit', async (_, accept, status, type) => {
    const response = await ask({ query: '{ nothing }' }, accept ? { accept } : {});
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });

  it.each([
    ['an Accept header that leaves out JSON', { accept: 'text/html' }, 406, 'MEDIA_TYPE_NOT_ACCEPTED'],
    ['a body of another type', { 'content-type': 'application/xml' }, 415, 'CONTENT_TYPE_NOT_SUPPORTED'],
    ['a body that a form could send', { 'content-type': 'text/plain' }, 400, 'PREFLIGHT_REQUIRED'],
  ])('refuses %s, and runs nothing', async (_, headers, status, code) => {
    federation.fetches.length = 0;
    const response = await ask({ query: '{ hello }' }, headers as Record<string, string>);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(federation.fetches).toEqual([]);
  });

  it.each([
    ['a mutation by GET', 'query=mutation{write}', 405, 'MUTATION_NEEDS_POST'],
    ['a document that is named twice', 'query={hello}&query={hello}', 400, 'BAD_REQUEST'],
    ['variables that are no JSON', 'query={hello}&variables={', 400, 'BAD_REQUEST'],
    ['variables that are a list', 'query={hello}&variables=[]', 400, 'BAD_REQUEST'],
    ['no document', '', 400, 'DOCUMENT_MISSING'],
  ])('refuses %s', async (_, search, status, code) => {
    const response = await asClient(`${url}?${search}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('refuses other methods, and says which are served', async () => {
    const response = await fetch(url, { method: 'PUT', headers: { 'content-type': 'application/json' } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});
