import pino from 'pino';

/** What the house logs with: structured facts first, then a sentence. Never a value that a caller sent. */
export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** JSON lines, one per event, with the process' name in each; on standard output unless told where else. */
export function createLogger(
  name: string,
  level: string = 'info',
  output: { write(line: string): void } = pino.destination(1),
): Logger {
  return pino({ name, level, base: { name } }, output);
}

/** A logger that says nothing: for tests and for programs that speak to a person. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
