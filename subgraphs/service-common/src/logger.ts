import pino from 'pino';
import { currentTraceId } from './telemetry/tracing';

/** What the house logs with: structured facts first, then a sentence. Never a value that a caller sent. */
export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** From which weight on lines are written. */
export type LogLevel = 'info' | 'warn' | 'error';

/**
 * JSON lines, one per event, with the process' name in each, and the trace's id in what belongs to one; on standard
 * output unless told where else.
 */
export function createLogger(
  name: string,
  level: string = 'info',
  output: { write(line: string): void } = pino.destination(1),
): Logger {
  return pino({ name, level, base: { name }, mixin: traceFacts }, output);
}

/** A logger that says nothing: for tests and for programs that speak to a person. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };

function traceFacts(): object {
  const traceId = currentTraceId();
  return traceId === null ? {} : { traceId };
}
