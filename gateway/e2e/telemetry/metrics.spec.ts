import { openMetrics, serveMetrics } from '@banenbrug/service-common';
import { sensitive, testLogger } from '@banenbrug/testkit';
import { type GatewaySignals, createPrometheusSignals } from '../../src/telemetry';
import { wires } from '../federation/start-federation';
import { type ObservedFederation, startObserved } from './observed-federation';

const bsn = sensitive('BSN', '123456782');

describe.each(wires)('the metrics of a gateway, %s', (wire) => {
  let hub: ObservedFederation;
  const metrics = openMetrics();
  const signals: GatewaySignals = createPrometheusSignals(metrics);
  const lines = async (name: string): Promise<string[]> =>
    (await metrics.registry.getSingleMetricAsString(name))
      .split('\n')
      .filter((line) => !line.startsWith('#'));

  beforeAll(async () => {
    hub = await startObserved(wire, { signals, logger: testLogger('gateway') });
    await hub.ask(`query of${bsn} { products { name amount(at: "${bsn}") } }`);
    await hub.ask('{ products { name } nothing }');
    await hub.ask('query ($at: String!) { products(like: $at) { name } }', {});
  });
  afterAll(async () => {
    await hub.close();
    metrics.registry.clear();
  });

  it('count operations by kind and outcome, and none is left in flight', async () => {
    expect(await lines('banenbrug_operations_total')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/type="query",outcome="ok"\} \d/),
        'banenbrug_operations_total{type="query",outcome="partial"} 1',
        'banenbrug_operations_total{type="query",outcome="refused"} 1',
      ]),
    );
    expect(await lines('banenbrug_operations_in_flight')).toEqual(['banenbrug_operations_in_flight 0']);
    expect((await lines('banenbrug_operation_duration_seconds')).join()).toMatch(/_count\{type="query"\} 3/);
  });

  it('count fetches by subgraph and outcome, and plans', async () => {
    const fetches = (await lines('banenbrug_fetch_duration_seconds')).join('\n');
    expect(fetches).toMatch(/_count\{subgraph="stock",outcome="ok"\} 1/);
    expect(fetches).toMatch(/_count\{subgraph="catalogue",outcome="errors"\} 1/);
    expect((await lines('banenbrug_planning_duration_seconds')).join()).toMatch(
      /_count\{outcome="ok"\} [1-9]/,
    );
  });

  it('have nothing in them that a caller wrote', async () => {
    expect(await metrics.registry.metrics()).not.toContain(bsn);
  });

  it('tell how the ways to subgraphs and the caches stand at the moment somebody looks', async () => {
    let queued = 1;
    signals.watchSubgraph('stock', () => ({ running: 2, queued, breaker: 'half-open' }));
    signals.watchCache('plans', () => ({ entries: 7, size: 0 }));
    expect(await lines('banenbrug_fetches_queued')).toEqual(['banenbrug_fetches_queued{subgraph="stock"} 1']);
    queued = 5;
    expect(await lines('banenbrug_fetches_queued')).toEqual(['banenbrug_fetches_queued{subgraph="stock"} 5']);
    expect(await lines('banenbrug_breaker_state')).toEqual(['banenbrug_breaker_state{subgraph="stock"} 1']);
    expect(await lines('banenbrug_cache_entries')).toEqual(['banenbrug_cache_entries{cache="plans"} 7']);
  });
});

describe('the port of metrics', () => {
  it('serves metrics to who reads, and nothing else', async () => {
    const metrics = openMetrics();
    const server = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 }, testLogger('metrics'));
    const ask = (path: string, method = 'GET'): Promise<Response> =>
      fetch(server.address.url + path, { method });
    const answer = await ask('/metrics');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, metrics.registry.contentType]);
    expect(await answer.text()).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect((await ask('/metrics', 'POST')).status).toBe(405);
    expect((await ask('/graphql')).status).toBe(404);
    await server.drain(0);
    metrics.registry.clear();
  });
});
