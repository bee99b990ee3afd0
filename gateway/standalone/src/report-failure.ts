import { DatabaseNewerThanCodeError, faultOf, NoRoleSecretError } from '@banenbrug/service-common';
import { UsageError } from './command-line';
import { EnvironmentError } from './environment';
import { EmbeddedPostgresError } from './postgres';
import { StartError } from './start-error';

const forPeople = [
  UsageError,
  EnvironmentError,
  EmbeddedPostgresError,
  DatabaseNewerThanCodeError,
  NoRoleSecretError,
  StartError,
];

/**
 * Tells the person at the terminal why the program stops, and makes it end with 1. Errors made for people are
 * said as they are; any other is a fault of the hub and comes with its stack.
 */
export function reportFailure(error: unknown): void {
  process.exitCode = 1;
  const isForPeople = forPeople.some((kind) => error instanceof kind);
  process.stderr.write(`\n${isForPeople ? (error as Error).message : unforeseen(error)}\n`);
}

/** A database's own message quotes rows, so of such a fault only the code and the place are told. */
function unforeseen(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, sqlState, constraint, frames } = faultOf(error);
  if (sqlState === undefined) return error.stack ?? error.message;
  const where = constraint === undefined ? '' : `, constraint ${constraint}`;
  return [`${name}: SQLSTATE ${sqlState}${where}`, ...(frames ?? [])].join('\n');
}
