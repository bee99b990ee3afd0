import pino from 'pino';

/** What the house logs with: structured facts first, then a sentence. Never a value that a caller sent. */
export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** JSON lines on standard output, one per event, with the process' name in each. */
export function createLogger(name: string, level: string = 'info'): Logger {
  return pino({ name, level, base: { name } });
}

/** A logger that says nothing: for tests and for programs that speak to a person. */
export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
