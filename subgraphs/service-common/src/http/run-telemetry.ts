import type { TelemetrySettings } from '../environment/telemetry-variables';
import type { Logger } from '../logger';
import { type Metrics, openMetrics } from '../telemetry/open-metrics';
import { startTracing } from '../telemetry/start-tracing';
import { serveMetrics } from './serve-metrics';

/** What a process tells of itself while it runs. */
export interface RunningTelemetry {
  /** Where metrics are counted; null while nobody may read them. */
  readonly metrics: Metrics | null;
  /** Such as http://127.0.0.1:9400; null without metrics. */
  readonly metricsUrl: string | null;
  /** Sends the last spans and stops serving metrics. The last thing a process does; bounded in time, never rejects. */
  stop(): Promise<void>;
}

/**
 * Turns on what the settings say, before anything that is to be seen is made.
 * @throws the error of node:net, such as EADDRINUSE
 */
export async function runTelemetry(
  { tracing, metrics: settings }: Pick<TelemetrySettings, 'tracing' | 'metrics'>,
  logger: Logger,
): Promise<RunningTelemetry> {
  const traces = startTracing(tracing, logger);
  const metrics = settings && openMetrics();
  const server = metrics && (await serveMetrics(metrics, settings, logger));
  return {
    metrics,
    metricsUrl: server && server.address.url,
    stop: async () => {
      await Promise.all([traces.stop(), server?.drain(0)]);
    },
  };
}
