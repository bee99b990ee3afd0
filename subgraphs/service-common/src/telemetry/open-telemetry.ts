import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  context,
  defaultTextMapSetter,
  isSpanContextValid,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator, millisToHrTime, parseTraceParent } from '@opentelemetry/core';
import type { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { faultOf } from '../errors/mask-error';
import type { OpenSpan, SpanRole, SpanStart, Tracer } from './tracing';

const kinds: Readonly<Record<SpanRole, SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
};

const propagator = new W3CTraceContextPropagator();

/** Makes the house's tracer out of OpenTelemetry's. Takes OpenTelemetry's global place: the context travels through it. */
export function tracerOver(provider: NodeTracerProvider): Tracer {
  provider.register({ propagator });
  const tracer = provider.getTracer('banenbrug');
  const begin = (name: string, start: Omit<SpanStart, 'parent'>, parent: Context): Span =>
    tracer.startSpan(
      name,
      {
        kind: kinds[start.role],
        attributes: { ...start.facts },
        ...(start.startedAt === undefined ? {} : { startTime: millisToHrTime(start.startedAt) }),
      },
      parent,
    );
  return {
    async inSpan(name, start, work) {
      const parent = parentFor(start);
      if (parent === null) return work(null);
      const span = begin(name, start, parent);
      try {
        return await context.with(trace.setSpan(parent, span), () => work(openSpan(span)));
      } catch (error) {
        markFailed(span, faultOf(error).name);
        throw error;
      } finally {
        span.end();
      }
    },
    note({ name, endedAt, failure, ...start }) {
      if (!trace.getActiveSpan()?.isRecording()) return;
      const span = begin(name, start, context.active());
      if (failure !== null) markFailed(span, failure);
      span.end(millisToHrTime(endedAt));
    },
    current() {
      const span = trace.getActiveSpan();
      return span ? openSpan(span) : null;
    },
    traceId() {
      const span = trace.getActiveSpan();
      // A trace that is not kept is found nowhere by its id.
      return span?.isRecording() ? span.spanContext().traceId : null;
    },
    headers() {
      const headers: Record<string, string> = {};
      propagator.inject(context.active(), headers, defaultTextMapSetter);
      return headers;
    },
    parentIn(traceparent) {
      const parent = parseTraceParent(traceparent);
      return parent && isSpanContextValid(parent) ? { ...parent, isRemote: true } : undefined;
    },
  };
}

/** A server's span begins a trace or continues another process'; any other needs one around it. */
function parentFor({ role, parent }: SpanStart): Context | null {
  if (role === 'server') return parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return trace.getActiveSpan() ? context.active() : null;
}

function markFailed(span: Span, kind: string): void {
  span.setAttribute('error.type', kind);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function openSpan(span: Span): OpenSpan {
  return {
    rename: (name) => void span.updateName(name),
    describe: (facts) => void span.setAttributes(facts),
    fail: (kind) => markFailed(span, kind),
  };
}
