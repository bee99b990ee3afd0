import { DatabaseNewerThanCodeError, NoRoleSecretError } from '@banenbrug/service-common';
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
  const text =
    error instanceof Error ? (isForPeople ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`\n${text}\n`);
}
