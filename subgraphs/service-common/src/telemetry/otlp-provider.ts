import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Logger } from '../logger';
import { tellOnce } from './tell-once';
import type { TracingSettings } from './tracing-settings';

/** How long one export may take, in milliseconds. */
const exportTimeoutMs = 5000;

/**
 * Makes the provider that sends spans in batches to a collector. What does not fit into the queue is dropped: requests
 * never wait for a collector.
 */
export function otlpProvider(settings: TracingSettings, logger: Logger): NodeTracerProvider {
  const exporter = new OTLPTraceExporter({ url: settings.url.href, timeoutMillis: exportTimeoutMs });
  return providerTo(tellOnce(exporter, logger), settings);
}

/** Makes a provider that sends spans in batches to any exporter. */
export function providerTo(
  exporter: SpanExporter,
  { service, sampler, ratio }: Omit<TracingSettings, 'url'>,
): NodeTracerProvider {
  return new NodeTracerProvider({
    // Of the process nothing but its name and what the operator says in OTEL_RESOURCE_ATTRIBUTES: no host, no command line.
    resource: resourceFromAttributes({ 'service.namespace': 'banenbrug', 'service.name': service }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    sampler: samplerNamed(sampler, ratio),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
}

function samplerNamed(name: TracingSettings['sampler'], ratio: number): Sampler {
  const [, parentBased, root] = /^(parentbased_)?(.*)$/.exec(name) ?? [];
  const own = rootSampler(root, ratio);
  return parentBased === undefined ? own : new ParentBasedSampler({ root: own });
}

function rootSampler(name: string | undefined, ratio: number): Sampler {
  if (name === 'always_off') return new AlwaysOffSampler();
  return name === 'traceidratio' ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler();
}
