import { parseArgs } from 'node:util';

/** What `npm start -- …` may be told. */
export interface StartArguments {
  /** Throw the embedded database's data away first. */
  readonly fresh: boolean;
  /** Demo data and demo tokens, also on a database named by DATABASE_URL. */
  readonly demo: boolean;
  /** A port that must be used; null: the default or the next free one. */
  readonly port: number | null;
}

/** A command line that cannot be understood, with what would be. */
export class UsageError extends Error {}

/** Reads the arguments of `npm start`. @throws UsageError */
export function readStartArguments(argv: readonly string[]): StartArguments {
  const { fresh = false, demo = false, port } = parse(argv);
  return { fresh, demo, port: port === undefined ? null : portOf(port) };
}

function parse(argv: readonly string[]): { fresh?: boolean; demo?: boolean; port?: string } {
  try {
    return parseArgs({
      args: [...argv],
      options: { fresh: { type: 'boolean' }, demo: { type: 'boolean' }, port: { type: 'string' } },
    }).values;
  } catch {
    throw new UsageError('Use: npm start -- [--fresh] [--demo] [--port NUMBER]');
  }
}

/** @throws UsageError when the text is no port */
export function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageError('A port is a whole number from 1 to 65535.');
}
