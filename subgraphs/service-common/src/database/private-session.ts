import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Caller } from '../identity';
import { setCaller } from './set-caller';

/**
 * The one transaction in which an operation reads private side tables. It is opened by the first read, tells
 * PostgreSQL who the caller is (row-level security judges by that), and carries every further private read on
 * the same connection, one after another: a connection runs one statement at a time.
 */
export class PrivateSession {
  #runner: Promise<QueryRunner> | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly caller: Caller,
  ) {}

  get isOpen(): boolean {
    return this.#runner !== null;
  }

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = this.#tail.then(async () => work((await this.#open()).manager));
    this.#tail = result.catch(() => {});
    return result;
  }

  /** Ends the transaction, if any, after `last` has run in it; rolls back when the work had failed. */
  async close(last?: (manager: EntityManager) => Promise<void>): Promise<void> {
    if (!this.#runner) return;
    await this.#tail;
    const runner = await this.#runner.catch(() => null);
    if (!runner) return;
    try {
      await last?.(runner.manager);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  #open(): Promise<QueryRunner> {
    this.#runner ??= begin(this.dataSource, this.caller);
    return this.#runner;
  }
}

async function begin(dataSource: DataSource, caller: Caller): Promise<QueryRunner> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await setCaller(runner.manager, caller);
    return runner;
  } catch (error) {
    await runner.release();
    throw error;
  }
}
