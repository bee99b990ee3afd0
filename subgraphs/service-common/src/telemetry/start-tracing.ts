import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import type { Logger } from '../logger';
import type * as OpenTelemetry from './open-telemetry';
import type * as OtlpProvider from './otlp-provider';
import { setTracer } from './tracing';
import type { TracingSettings } from './tracing-settings';

/** Traces that are on. */
export interface RunningTracing {
  /** Sends what is left, within the time, and turns traces off. Never rejects. */
  stop(): Promise<void>;
}

/** How long the last spans may take to leave, in milliseconds: a process that drains does not wait for a collector. */
const farewellMs = 2000;

/**
 * Turns traces on in this process. OpenTelemetry is loaded here and nowhere else: without settings nothing of it is.
 * @param settings null: traces stay off
 * @param exporter where spans go in place of the collector
 */
export function startTracing(
  settings: TracingSettings | null,
  logger: Logger,
  exporter?: SpanExporter,
): RunningTracing {
  if (settings === null) return { stop: () => Promise.resolve() };
  const { tracerOver } = require('./open-telemetry') as typeof OpenTelemetry;
  const { otlpProvider, providerTo } = require('./otlp-provider') as typeof OtlpProvider;
  const provider = exporter ? providerTo(exporter, settings) : otlpProvider(settings, logger);
  setTracer(tracerOver(provider));
  return {
    async stop() {
      setTracer(null);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, farewellMs);
      });
      // A failed farewell has been told by the exporter.
      await Promise.race([provider.shutdown().catch(() => {}), late]);
      clearTimeout(timer);
    },
  };
}
