import type { SpanContext } from '@opentelemetry/api';

/** What a span stands for: a request that is answered, one that is sent, or work in between. */
export type SpanRole = 'server' | 'client' | 'internal';

/** Facts of a span. Names, numbers and kinds; never a value that a caller sent. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** The span of another process that a request came from. */
export type RemoteParent = SpanContext;

/** A span while its work runs. */
export interface OpenSpan {
  rename(name: string): void;
  describe(facts: SpanFacts): void;
  /** @param kind a stable word, such as an error code: messages can quote what a caller sent */
  fail(kind: string): void;
}

/** How a span begins. */
export interface SpanStart {
  readonly role: SpanRole;
  readonly facts?: SpanFacts | undefined;
  /** Milliseconds since 1970. Default now. */
  readonly startedAt?: number | undefined;
  /** Of a server's span: where it came from. Absent: a trace begins here. */
  readonly parent?: RemoteParent | undefined;
}

/** A span of work that is done already. */
export interface DoneSpan extends Omit<SpanStart, 'parent'> {
  readonly name: string;
  readonly startedAt: number;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  /** As for `OpenSpan.fail`; null when it went well. */
  readonly failure: string | null;
}

/** What makes spans, while traces are on. */
export interface Tracer {
  inSpan<T>(name: string, start: SpanStart, work: (span: OpenSpan | null) => Promise<T>): Promise<T>;
  note(span: DoneSpan): void;
  current(): OpenSpan | null;
  traceId(): string | null;
  headers(): Readonly<Record<string, string>>;
  parentIn(traceparent: string): RemoteParent | undefined;
}

const noHeaders: Readonly<Record<string, string>> = {};

/** One process has one tracer or none. While there is none, nothing of OpenTelemetry is loaded and no span is made. */
let live: Tracer | null = null;

/** Turns traces on, or with null off. */
export function setTracer(tracer: Tracer | null): void {
  live = tracer;
}

/** Whether spans are made. */
export const isTracing = (): boolean => live !== null;

/**
 * Runs `work` in a span of its own. A trace begins at a server's span; other work that no server's span is around is
 * not traced. The span is null when none is made. What `work` throws marks the span with its name, and is thrown on.
 */
export function inSpan<T>(
  name: string,
  start: SpanStart,
  work: (span: OpenSpan | null) => Promise<T>,
): Promise<T> {
  return live === null ? work(null) : live.inSpan(name, start, work);
}

/** Adds a span that has ended already below the current one; without a current one nothing. */
export function noteSpan(span: DoneSpan): void {
  live?.note(span);
}

/** The span around what runs now; null outside one. */
export const currentSpan = (): OpenSpan | null => live?.current() ?? null;

/** The id of the trace that what runs now belongs to, 32 hexadecimal digits; null outside one. */
export const currentTraceId = (): string | null => live?.traceId() ?? null;

/** The headers by which another process continues the trace, in the form of W3C Trace Context; none outside a trace. */
export const traceHeaders = (): Readonly<Record<string, string>> => live?.headers() ?? noHeaders;

/** Where a request says it came from. Ask it only of requests whose sender is known: he chooses the trace and whether it is kept. */
export function parentIn(traceparent: unknown): RemoteParent | undefined {
  return live !== null && typeof traceparent === 'string' ? live.parentIn(traceparent) : undefined;
}
