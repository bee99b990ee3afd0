import { type GatewayTelemetrySettings, createPrometheusSignals, silentSignals } from '@banenbrug/gateway';
import {
  createSubgraphMetrics,
  type Logger,
  runTelemetry,
  silentSubgraphSignals,
} from '@banenbrug/service-common';
import type { HubTelemetry } from './open-hub';

/** What a hub in one process tells of itself while it runs. */
export interface OpenTelemetry extends HubTelemetry {
  /** Where the metrics are served; null: nowhere. */
  readonly metricsUrl: string | null;
  /** Sends the last spans and stops serving metrics. */
  readonly stop: () => Promise<void>;
}

/**
 * Turns on what the settings say, for the gateway and the subgraphs together: one trace, one page of metrics.
 * @throws the error of node:net, such as EADDRINUSE, when the port of the metrics is taken
 */
export async function openTelemetry(
  settings: GatewayTelemetrySettings,
  logger: Logger,
): Promise<OpenTelemetry> {
  const { metrics, metricsUrl, stop } = await runTelemetry(settings, logger);
  const told = { slowOperationMs: settings.slowOperationMs, metricsUrl, stop };
  return metrics
    ? { ...told, signals: createPrometheusSignals(metrics), signalsOf: createSubgraphMetrics(metrics) }
    : { ...told, signals: silentSignals, signalsOf: () => silentSubgraphSignals };
}
