import { gatewayTelemetrySettings } from '@banenbrug/gateway';
import { silentLogger } from '@banenbrug/service-common';
import { openTelemetry } from './open-telemetry';

const settings = {
  ...gatewayTelemetrySettings({
    METRICS_HOST: '127.0.0.1',
    OTEL_TRACES_SAMPLER: 'parentbased_always_on',
    OTEL_TRACES_SAMPLER_ARG: 1,
    LOG_LEVEL: 'info',
    SLOW_OPERATION_MS: 5,
  }),
};

describe('what a hub in one process tells of itself', () => {
  it('is nothing until a port for metrics is named', async () => {
    const telemetry = await openTelemetry(settings, silentLogger);
    expect([telemetry.metricsUrl, telemetry.slowOperationMs]).toEqual([null, 5]);
    await telemetry.stop();
  });

  it('is counted for the gateway and every subgraph together, on a port of its own', async () => {
    const metrics = { host: '127.0.0.1', port: 0 };
    const telemetry = await openTelemetry({ ...settings, metrics }, silentLogger);
    telemetry.signals.fetchEnded('regions', 'ok', 0.1);
    telemetry.signalsOf('regions').operationEnded('query', 'ok', 0.1);
    telemetry.signalsOf('candidates').operationEnded('query', 'ok', 0.1);
    const page = await (await fetch(`${telemetry.metricsUrl}/metrics`)).text();
    for (const line of [
      'banenbrug_fetch_duration_seconds_count{subgraph="regions",outcome="ok"} 1',
      'banenbrug_subgraph_operations_total{subgraph="regions",type="query",outcome="ok"} 1',
      'banenbrug_subgraph_operations_total{subgraph="candidates",type="query",outcome="ok"} 1',
    ]) {
      expect(page).toContain(line);
    }
    await telemetry.stop();
    await expect(fetch(`${telemetry.metricsUrl}/metrics`)).rejects.toThrow('fetch failed');
  });
});
