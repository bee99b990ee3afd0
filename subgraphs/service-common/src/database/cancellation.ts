import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type AfterQueryEvent,
  type BeforeQueryEvent,
  type EntitySubscriberInterface,
  EventSubscriber,
  type QueryRunner,
} from 'typeorm';
import { type CancellableConnection, requestCancel } from './cancel-request';

/** A statement was not sent, because the operation it belongs to was aborted. */
export class OperationAbortedError extends Error {
  constructor() {
    super('The operation was aborted: the client has gone, or the time is up.');
    this.name = 'OperationAbortedError';
  }
}

/**
 * Runs `work` so that an abort of the signal cancels the SQL it has running and refuses what it would still
 * send, rollbacks excepted. Connections go back to the pool after the cancel request has been answered, so that it
 * cannot hit the statement of another operation. `work` itself is awaited: it ends at its next statement.
 */
export async function cancelledBy<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work();
  const statements = new OperationStatements(signal);
  const cancel = (): void => statements.cancelAll();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await operation.run(statements, work);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** The statements that one operation has running, by the connection they run on. */
class OperationStatements {
  readonly #running = new Map<QueryRunner, number>();
  readonly #cancelling = new Map<QueryRunner, Promise<void>>();

  constructor(readonly signal: AbortSignal) {}

  start(runner: QueryRunner): void {
    this.#running.set(runner, (this.#running.get(runner) ?? 0) + 1);
  }

  end(runner: QueryRunner): Promise<void> | undefined {
    const left = (this.#running.get(runner) ?? 1) - 1;
    if (left > 0) this.#running.set(runner, left);
    else this.#running.delete(runner);
    return this.#cancelling.get(runner);
  }

  cancelAll(): void {
    for (const runner of this.#running.keys()) this.#cancelling.set(runner, cancelStatement(runner));
  }
}

const operation = new AsyncLocalStorage<OperationStatements>();

async function cancelStatement(runner: QueryRunner): Promise<void> {
  // Connected already, since a statement runs on it.
  const connection: CancellableConnection = await runner.connect();
  await requestCancel(connection);
}

const endsTransaction = /^\s*rollback\b/i;

/** Stands at every statement of a data source: TypeORM makes one and tells it before and after each. */
@EventSubscriber()
export class StatementCanceller implements EntitySubscriberInterface {
  beforeQuery({ query, queryRunner }: BeforeQueryEvent): void {
    const statements = operation.getStore();
    if (!statements || endsTransaction.test(query)) return;
    if (statements.signal.aborted) throw new OperationAbortedError();
    statements.start(queryRunner);
  }

  afterQuery({ query, queryRunner }: AfterQueryEvent): Promise<void> | undefined {
    if (endsTransaction.test(query)) return undefined;
    return operation.getStore()?.end(queryRunner);
  }
}
