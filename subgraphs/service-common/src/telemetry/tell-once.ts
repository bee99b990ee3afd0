import { ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-node';
import { faultOf } from '../errors/mask-error';
import type { Logger } from '../logger';

/** An exporter that says in the log when spans begin to be lost, and when they arrive again; nothing in between. */
export function tellOnce(exporter: SpanExporter, logger: Logger): SpanExporter {
  let isLosing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const isLost = result.code !== ExportResultCode.SUCCESS;
        if (isLost && !isLosing) {
          // Not its message: it quotes the collector's address and answer.
          const { name } = faultOf(result.error);
          logger.warn({ fault: { name } }, 'traces are lost: the collector does not take them');
        }
        if (!isLost && isLosing) logger.info({}, 'the collector takes traces again');
        isLosing = isLost;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}
