import { z } from 'zod';
import type { LogLevel } from '../logger';
import { type TracingSettings, samplerNames } from '../telemetry/tracing-settings';

/** Where a process serves its metrics. */
export interface MetricsSettings {
  readonly host: string;
  readonly port: number;
}

/** What a process tells of itself, and where. */
export interface TelemetrySettings {
  /** Null: no traces. */
  readonly tracing: TracingSettings | null;
  /** Null: no metrics. */
  readonly metrics: MetricsSettings | null;
  readonly logLevel: LogLevel;
}

const address = z.url({
  protocol: /^https?$/,
  error: 'must be the http:// or https:// address of a collector',
});
const port = 'must be a port number other than PORT';
const ratio = 'must be a share from 0 to 1';

/** The variables by which a process is told what to tell of itself; those of traces are OpenTelemetry's own. */
export const telemetryVariables = {
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: address.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .literal('http/protobuf', { error: 'must be http/protobuf: other protocols are not spoken' })
    .optional(),
  OTEL_TRACES_SAMPLER: z
    .enum(samplerNames, { error: `must be one of ${samplerNames.join(', ')}` })
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number({ error: ratio }).min(0, ratio).max(1, ratio).default(1),
  METRICS_PORT: z.coerce.number({ error: port }).int(port).min(0, port).max(65_535, port).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['info', 'warn', 'error'], { error: 'must be info, warn or error' }).default('info'),
};

const variables = z.object(telemetryVariables);

/** The settings out of the parsed variables. @param service what the process is called when no name is given */
export function telemetrySettings(read: z.infer<typeof variables>, service: string): TelemetrySettings {
  return {
    tracing: tracingSettings(read, service),
    metrics: read.METRICS_PORT === undefined ? null : { host: read.METRICS_HOST, port: read.METRICS_PORT },
    logLevel: read.LOG_LEVEL,
  };
}

/** What is wrong with settings that are good each by itself; one sentence each. @param servesOn the port of requests */
export function telemetryProblems({ metrics }: TelemetrySettings, servesOn: number): string[] {
  return metrics !== null && metrics.port !== 0 && metrics.port === servesOn ? [`METRICS_PORT: ${port}`] : [];
}

function tracingSettings(read: z.infer<typeof variables>, service: string): TracingSettings | null {
  const url = tracesUrl(read);
  if (url === null || read.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return null;
  return {
    service: read.OTEL_SERVICE_NAME ?? service,
    url,
    sampler: read.OTEL_TRACES_SAMPLER,
    ratio: read.OTEL_TRACES_SAMPLER_ARG,
  };
}

/** As OpenTelemetry says: the address of traces is taken as it is, the common one is the root of the collector's paths. */
function tracesUrl({
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own,
  OTEL_EXPORTER_OTLP_ENDPOINT: common,
}: z.infer<typeof variables>): URL | null {
  if (own !== undefined) return new URL(own);
  return common === undefined ? null : new URL(`${common.replace(/\/+$/, '')}/v1/traces`);
}
