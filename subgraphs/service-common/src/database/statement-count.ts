import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'typeorm';

const recording = new AsyncLocalStorage<string[]>();

/**
 * Runs `work` and answers the SQL statements it sent, in order. Statements of anything else that runs at the
 * same time are not among them. For tests and measurements: it costs nothing when nobody records.
 */
export async function recordStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: readonly string[] }> {
  const statements: string[] = [];
  const result = await recording.run(statements, work);
  return { result, statements };
}

/** TypeORM's logger reduced to the recorder: statements never reach a log, since parameters can be personal. */
export class StatementLogger implements Logger {
  logQuery(query: string): void {
    recording.getStore()?.push(query);
  }
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
