/** The samplers that OpenTelemetry's variable OTEL_TRACES_SAMPLER names. */
export const samplerNames = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Where traces go, and which. */
export interface TracingSettings {
  /** The name of this process among others, such as gateway. */
  readonly service: string;
  /** Where the collector takes traces, in OTLP over HTTP. */
  readonly url: URL;
  readonly sampler: (typeof samplerNames)[number];
  /** The share of traces that is kept by the samplers that keep a share, 0–1. */
  readonly ratio: number;
}
