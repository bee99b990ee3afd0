import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { openDemoIssuer, subgraphModules } from '../../src';
import { patienceMs, startTimeoutMs } from './child';
import { type HubProcesses, type ProcessName, startProcesses } from './hub-processes';
import { openTraceCollector, type ReceivedSpan, type TraceCollector } from './trace-collector';

const bsn = sensitive('BSN', '123456782');
const clientTrace = '0af7651916cd43dd8448eb211c80319c';
const [internal, server, client] = [1, 2, 3];

describe('a request to the hub as five processes', () => {
  jest.setTimeout(startTimeoutMs);
  let folder: string;
  let database: TestHub;
  let collector: TraceCollector;
  let hub: HubProcesses;
  let spans: readonly ReceivedSpan[];
  const named = (name: string | RegExp): ReceivedSpan[] =>
    spans.filter((span) => (typeof name === 'string' ? span.name === name : name.test(span.name)));
  const below = (parent: ReceivedSpan | undefined): ReceivedSpan[] =>
    spans.filter(({ parentId }) => parentId === parent?.id);

  beforeAll(async () => {
    database = await createTestHub(subgraphModules);
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-issuer-'));
    collector = await openTraceCollector();
    const { settings: tokens } = await openDemoIssuer(folder);
    const variables = {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_BSP_SCHEDULE_DELAY: '50',
      SLOW_OPERATION_MS: '1',
    };
    hub = await startProcesses({ role: database.role, tokens, variables });
    const response = await fetch(`${hub.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${clientTrace}-b7ad6b7169203331-01` },
      body: JSON.stringify({
        query: `query of${bsn} { regions { code name desks { name } } }`,
        variables: { unused: bsn },
      }),
    });
    const answer = (await response.json()) as { data?: { regions?: unknown } };
    if (!answer.data?.regions) throw new Error('The hub did not answer.');
    const giveUpAt = performance.now() + patienceMs;
    while (!collector.spans.some(({ parentId, name }) => parentId === '' && name.startsWith('query '))) {
      if (performance.now() > giveUpAt) throw new Error('No trace has arrived.');
      await wait(50);
    }
    // What ended before the request has left before it, but another process can be slower.
    await wait(500);
    spans = collector.spans;
  });
  afterAll(async () => {
    await hub?.stop();
    await collector?.close();
    await database?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('is one trace: gateway, plan and fetch, subgraph, statements', () => {
    const [operation, ...others] = spans.filter(({ parentId }) => parentId === '');
    expect(others).toEqual([]);
    expect(operation).toMatchObject({ service: 'banenbrug-gateway', kind: server });
    expect(operation?.name).toMatch(/^query [0-9a-f]{12}$/);
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([operation?.traceId]));
    expect(below(operation).map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([
        ['plan', internal],
        ['fetch regions', client],
      ]),
    );
    const [fetched] = named('fetch regions');
    const [served] = below(fetched);
    expect(served).toMatchObject({ service: 'banenbrug-regions', name: 'query regions', kind: server });
    const statements = below(served);
    expect(statements.map(({ name }) => name)).toContain('SELECT regions.regions');
    expect(new Set(statements.map(({ kind, service }) => `${service} ${kind}`))).toEqual(
      new Set([`banenbrug-regions ${client}`]),
    );
  });

  it('begins a trace of its own, whatever trace the client names', () => {
    expect(spans.map(({ traceId }) => traceId)).not.toContain(clientTrace);
  });

  it('is known by one id in its answer and in the logs of the processes that it went through', async () => {
    const requestId = randomUUID();
    await database.sql('alter table regions.regions rename to away');
    const response = await fetch(`${hub.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': requestId },
      body: JSON.stringify({ query: '{ regions { code } }' }),
    });
    await database.sql('alter table regions.away rename to regions');
    expect(response.headers.get('x-request-id')).toBe(requestId);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { requestId, service: 'regions' } }],
    });
    const linesOf = (name: ProcessName): string[] =>
      hub
        .logs(name)
        .split('\n')
        .slice(0, -1)
        .filter((line) => line.includes(requestId));
    const toldBy = async (name: ProcessName): Promise<string[]> => {
      // What a process prints can arrive after its answer.
      const giveUpAt = performance.now() + patienceMs;
      while (linesOf(name).length === 0 && performance.now() < giveUpAt) await wait(20);
      return linesOf(name).map((line) => (JSON.parse(line) as { msg: string }).msg);
    };
    expect(await toldBy('regions')).toEqual(['unexpected fault while resolving a field']);
    expect(await toldBy('gateway')).toEqual(['a slow operation']);
  });

  it('leaves no value that was sent in what any process told', () => {
    expect(collector.text().length).toBeGreaterThan(100);
    expect(collector.text()).not.toContain(bsn);
  });
});
