import { silentLogger, startTracing } from '@banenbrug/service-common';

/** A span as a test looks at it. */
export interface CollectedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string | undefined;
  readonly kind: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Numbers of OpenTelemetry's kinds of spans. */
export const spanKinds = { internal: 0, server: 1, client: 2 } as const;

/** Runs `work` with traces on in this process, and answers the spans that were made, the last that ended last. */
export async function collectSpans(work: () => Promise<unknown>): Promise<readonly CollectedSpan[]> {
  const collected: CollectedSpan[] = [];
  const settings = {
    service: 'test',
    url: new URL('http://127.0.0.1:1'),
    sampler: 'always_on',
    ratio: 1,
  } as const;
  const tracing = startTracing(settings, silentLogger, {
    export(spans, done) {
      for (const span of spans) {
        const { traceId, spanId } = span.spanContext();
        collected.push({
          name: span.name,
          traceId,
          id: spanId,
          parentId: span.parentSpanContext?.spanId,
          kind: span.kind,
          facts: span.attributes,
        });
      }
      done({ code: 0 });
    },
    shutdown: () => Promise.resolve(),
  });
  try {
    await work();
  } finally {
    await tracing.stop();
  }
  return collected;
}

/** The spans below one, by their names, in the order of the alphabet. */
export function namesBelow(spans: readonly CollectedSpan[], parent: CollectedSpan | undefined): string[] {
  return spans
    .filter(({ parentId }) => parentId === parent?.id)
    .map(({ name }) => name)
    .sort();
}
