import { createHash } from 'node:crypto';
import { type Caller, UnauthenticatedError, publicCaller } from '@banenbrug/service-common';
import type { GatewayRequest } from '../src/operations/execute-directly';
import { writeManifest } from '../src/documents/write-manifest';
import { createGateway } from '../src/gateway';
import type { TrustedDocumentOptions } from '../src/documents/trusted-documents';
import { createHttpTransport } from '../src/transport/http-transport';
import { type AbusedHub, startAbusedHub } from './abuse/abused-hub';

const documents = {
  hello: 'query Hello($name: String) { hello(name: $name) }',
  page: 'query Page($n: Int!) { items(first: $n) { nodes { items(first: $n) { nodes { items(first: $n) { nodes { id } } } } } } }',
};
const idOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const trusting = (
  only: TrustedDocumentOptions['only'],
  texts: readonly string[] = Object.values(documents),
): { trustedDocuments: TrustedDocumentOptions } => ({
  trustedDocuments: {
    manifest: writeManifest(texts.map((text, index) => ({ name: `document ${index}`, text }))),
    only,
  },
});

const employer: Caller = {
  ...publicCaller,
  role: 'EMPLOYER',
  employerId: 'e',
  subject: 's',
};
const other = '{ hello }';

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: object }[];
}

/** Asks over HTTP, and without where the request can be sent so. */
async function ask(hub: AbusedHub, body: object): Promise<{ status: number; answer: Told }> {
  const response = await fetch(hub.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Told };
}

async function askDirectly(hub: AbusedHub, request: GatewayRequest, caller = publicCaller): Promise<Told> {
  const answer = await hub.federation.gateway.executeOperation(request, { caller });
  return JSON.parse(JSON.stringify(answer)) as Told;
}

const refusal = (code: string) => ({ errors: [{ message: expect.any(String), extensions: { code } }] });

describe('a hub with trusted documents', () => {
  let free: AbusedHub;
  let strict: AbusedHub;
  let half: AbusedHub;
  beforeAll(async () => {
    free = await startAbusedHub(trusting('nobody'));
    strict = await startAbusedHub(trusting('everybody'));
    half = await startAbusedHub(trusting('public'));
  });
  afterAll(() => Promise.all([free, strict, half].map(({ federation }) => federation.close())));

  const good = { status: 200, answer: { data: { hello: 'hello' } } };

  it.each<[string, object]>([
    ['by its id', { documentId: idOf(documents.hello) }],
    ['by its id as GraphQL over HTTP writes it', { documentId: `sha256:${idOf(documents.hello)}` }],
    [
      'by its hash as Apollo clients send it',
      { extensions: { persistedQuery: { version: 1, sha256Hash: idOf(documents.hello) } } },
    ],
    ['by its text', { query: documents.hello }],
    ['by its text, and the id with it', { query: documents.hello, documentId: idOf(documents.hello) }],
  ])('runs one that is named %s', async (_, named) => {
    for (const hub of [free, strict, half]) {
      expect(await ask(hub, { ...named, variables: { name: 'x' } })).toEqual(good);
    }
  });

  it('runs one by GET', async () => {
    const named = [
      `documentId=${idOf(documents.hello)}`,
      `extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: idOf(documents.hello) } }))}`,
    ];
    for (const search of named) {
      const answer = await fetch(`${strict.url}?${search}&variables={"name":"x"}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect(await answer.json()).toEqual(good.answer);
    }
  });

  it('runs one without HTTP', async () => {
    expect(await askDirectly(strict, { documentId: idOf(documents.hello) })).toEqual(good.answer);
  });

  it('knows no other id', async () => {
    strict.takeReached();
    for (const documentId of ['0'.repeat(64), 'hello', '__proto__']) {
      expect(await ask(strict, { documentId })).toEqual({ status: 400, answer: refusal('DOCUMENT_UNKNOWN') });
    }
    expect(strict.takeReached()).toEqual({ plans: 0, fetches: 0, resolved: 0 });
  });

  it('refuses any other document, also one that differs by a space, when it answers no others', async () => {
    strict.takeReached();
    for (const query of [other, `${documents.hello} `, '{']) {
      const refused = { status: 403, answer: refusal('DOCUMENT_NOT_TRUSTED') };
      expect(await ask(strict, { query })).toEqual(refused);
      expect(await ask(strict, { query, documentId: idOf(documents.hello) })).toEqual(refused);
      expect(await askDirectly(strict, { query }, employer)).toEqual(refused.answer);
    }
    expect(strict.takeReached()).toEqual({ plans: 0, fetches: 0, resolved: 0 });
  });

  it('lets those ask freely who have a token, when only the public may not', async () => {
    expect(await ask(half, { query: other })).toMatchObject({ status: 403 });
    expect(await askDirectly(half, { query: other })).toEqual(refusal('DOCUMENT_NOT_TRUSTED'));
    expect(await askDirectly(half, { query: other }, employer)).toEqual(good.answer);
  });

  it('lets everybody ask freely otherwise', async () => {
    expect(await ask(free, { query: other })).toEqual(good);
  });

  it('still judges what the variables make of one', async () => {
    const named = { documentId: idOf(documents.page) };
    expect(await ask(strict, { ...named, variables: { n: 100 } })).toMatchObject({
      status: 400,
      answer: { errors: [{ extensions: { code: 'COST_LIMIT_EXCEEDED' } }] },
    });
    expect(await ask(strict, { ...named, variables: { n: 2, more: Array(600).fill(0) } })).toMatchObject({
      answer: { errors: [{ extensions: { code: 'LIST_TOO_LONG' } }] },
    });
    expect(await ask(strict, { ...named, variables: { n: 2 } })).toMatchObject({ status: 200 });
  });

  it.each([
    ['does not fit the schema', '{ nothing }', /"document 0" cannot be used: .*nothing/],
    ['is beyond a limit', `{ ${'hello '.repeat(40)} }`, /ROOT_FIELD_LIMIT_EXCEEDED .*"maximum":30/],
    [
      'costs too much whatever its variables are',
      '{ items(first: 100) { nodes { items(first: 100) { nodes { items(first: 100) { nodes { id } } } } } } }',
      /COST_LIMIT_EXCEEDED/,
    ],
  ])('does not start with one that %s', (_, text, message) => {
    const start = () =>
      createGateway({
        supergraph: free.federation.supergraph,
        transports: () => createHttpTransport({ url: 'http://127.0.0.1:9/graphql' }),
        verifyToken: () => Promise.reject(new UnauthenticatedError('invalid')),
        ...trusting('nobody', [text]),
      });
    expect(start).toThrow(message);
  });
});

describe('a hub without trusted documents', () => {
  it('leaves ids to the server, which knows none', async () => {
    const hub = await startAbusedHub();
    const { status, answer } = await ask(hub, {
      extensions: { persistedQuery: { version: 1, sha256Hash: idOf(documents.hello) } },
    });
    expect(status).toBe(200);
    expect(answer.errors?.[0]?.message).toBe('PersistedQueryNotSupported');
    await hub.federation.close();
  });
});
