import { createHash } from 'node:crypto';
import { gatewayFetch, sensitive, testLogger } from '@banenbrug/testkit';
import { silentSignals } from '../../src/telemetry';
import { wires } from '../federation/start-federation';
import { type CollectedSpan, collectSpans, namesBelow, spanKinds } from './collect-spans';
import { type ObservedFederation, startObserved } from './observed-federation';

const bsn = sensitive('BSN', '123456782');
const requestId = '3d6f0a52-9c1e-4c6b-8f0b-2f1a7c9e5b10';
/** A name, a variable and a literal that a client chose, each a person's number. */
const question = `query of${bsn}($at: String) { products(like: "${bsn}") { name amount(at: $at) } }`;
const digest = createHash('sha256').update(question).digest('hex').slice(0, 12);

describe.each(wires)('a traced operation, %s', (wire) => {
  let hub: ObservedFederation;
  let spans: readonly CollectedSpan[];
  const named = (name: string): CollectedSpan | undefined => spans.find((span) => span.name === name);

  beforeAll(async () => {
    hub = await startObserved(wire, { signals: silentSignals, logger: testLogger('gateway') });
    spans = await collectSpans(() => hub.ask(question, { at: bsn }, { requestId }));
  });
  afterAll(() => hub.close());

  it('is one trace: the plan and the fetches below the operation, the subgraphs below the fetches', () => {
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    const operation = named(`query ${digest}`);
    expect([operation?.parentId, operation?.kind]).toEqual([undefined, spanKinds.server]);
    expect(namesBelow(spans, operation)).toEqual(['fetch catalogue', 'fetch stock', 'plan']);
    const served = ['catalogue', 'stock'].map((name) => namesBelow(spans, named(`fetch ${name}`)));
    expect(served).toEqual(wire === 'http' ? [['query catalogue'], ['query stock']] : [[], []]);
    const kinds = spans.filter(({ name }) => name.startsWith('fetch')).map(({ kind }) => kind);
    expect(kinds).toEqual([spanKinds.client, spanKinds.client]);
  });

  it('says what was asked of whom, how much of it, and how it ended', () => {
    expect(named('fetch catalogue')?.facts).toEqual({
      'banenbrug.subgraph': 'catalogue',
      'graphql.operation.type': 'query',
      'banenbrug.fetch.kind': 'root',
      'banenbrug.outcome': 'ok',
    });
    expect(named('fetch stock')?.facts).toMatchObject({
      'banenbrug.fetch.kind': 'entities',
      'banenbrug.fetch.representations': 2,
    });
    expect(named(`query ${digest}`)?.facts).toMatchObject({
      'banenbrug.document': digest,
      'banenbrug.request.id': requestId,
      'banenbrug.outcome': 'ok',
      'banenbrug.fetches': 2,
    });
  });

  it('has nothing in it that a caller wrote: no variable, no literal, no name', () => {
    expect(spans.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(spans)).not.toContain(bsn);
  });

  it('has a failed operation marked as such', async () => {
    const failed = await collectSpans(() => hub.ask('{ nothing }'));
    const operation = failed.find(({ parentId }) => parentId === undefined);
    expect(operation?.facts).toMatchObject({ 'banenbrug.outcome': 'partial' });
    expect(failed.find(({ name }) => name === 'fetch catalogue')?.facts).toMatchObject({
      'banenbrug.outcome': 'errors',
    });
  });

  it('makes no span when traces are off', async () => {
    await hub.ask(question);
    expect(await collectSpans(() => Promise.resolve())).toEqual([]);
  });
});

describe('a subgraph', () => {
  const parent = 'b7ad6b7169203331';
  const traceparent = `00-0af7651916cd43dd8448eb211c80319c-${parent}-01`;
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent },
    body: JSON.stringify({ query: '{ products { code } }' }),
  };

  it('continues the trace of a request that the gateway signed, and no stranger’s, and begins none', async () => {
    const hub = await startObserved('http', { signals: silentSignals, logger: testLogger('gateway') });
    const url = `${hub.url('catalogue')}/graphql`;
    const spans = await collectSpans(async () => {
      expect((await fetch(url, init)).status).toBe(401);
      expect((await gatewayFetch(url, init)).status).toBe(200);
      const { traceparent: _, ...untraced } = init.headers;
      expect((await gatewayFetch(url, { ...init, headers: untraced })).status).toBe(200);
    });
    expect(spans.map(({ name, parentId }) => [name, parentId])).toEqual([['query catalogue', parent]]);
    await hub.close();
  });
});
