import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Caller } from '../identity';
import { setCaller } from './set-caller';
import { Turns } from './turns';

/**
 * The one transaction in which an operation reads private side tables. It is opened by the first read, tells
 * PostgreSQL who the caller is (row-level security judges by that), and carries every further private read on
 * the same connection, one after another: a connection runs one statement at a time. A read that fails ends its
 * transaction and costs its own field only: the next read begins another.
 */
export class PrivateSession {
  #transaction: Transaction | null = null;
  #tail: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly caller: Caller,
  ) {}

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    // A field may still be resolving when its operation has been answered; nobody would end what it opens now.
    if (this.#isClosed)
      return Promise.reject(new Error('A private read came after its operation had ended.'));
    // The inner read would wait for the outer one, and the outer one for it.
    if (reading.getStore() === this) {
      return Promise.reject(new Error('A private read inside another: use the manager of the outer one.'));
    }
    const result = this.#tail.then(() => this.#read(work));
    this.#tail = result.catch(() => {});
    return result;
  }

  /**
   * Ends the transaction. What `last` answers once every read has ended runs in it before; with nothing to run and
   * no transaction open nothing is sent.
   */
  async close(last: () => ((manager: EntityManager) => Promise<void>) | null = () => null): Promise<void> {
    this.#isClosed = true;
    await this.#tail;
    const work = last();
    if (work === null && this.#transaction === null) return;
    const { runner } = await this.#begun();
    try {
      await work?.(runner.manager);
      await runner.commitTransaction();
    } catch (error) {
      await this.#rollBack();
      throw error;
    }
    await this.#release();
  }

  async #read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const { runner } = await this.#begun();
    try {
      return await reading.run(this, () => work(runner.manager));
    } catch (error) {
      await this.#rollBack();
      throw error;
    }
  }

  async #begun(): Promise<Transaction> {
    if (this.#transaction) return this.#transaction;
    const endTurn = await turnsOf(this.dataSource).take();
    const runner = this.dataSource.createQueryRunner();
    this.#transaction = { runner, endTurn };
    try {
      await runner.startTransaction();
      await setCaller(runner.manager, this.caller);
      return this.#transaction;
    } catch (error) {
      await this.#rollBack();
      throw error;
    }
  }

  async #rollBack(): Promise<void> {
    // A connection that cannot even roll back is broken, and the pool drops it.
    await this.#transaction?.runner.rollbackTransaction().catch(() => {});
    await this.#release();
  }

  async #release(): Promise<void> {
    const ended = this.#transaction;
    this.#transaction = null;
    await ended?.runner.release();
    ended?.endTurn();
  }
}

interface Transaction {
  readonly runner: QueryRunner;
  readonly endTurn: () => void;
}

/** The session whose read is running in this chain of calls. */
const reading = new AsyncLocalStorage<PrivateSession>();

const turns = new WeakMap<DataSource, Turns>();

/**
 * Sets how many operations may hold a connection of this pool for their private reads. A part only: an operation
 * keeps that connection while it waits for others, so with all of them held nobody would ever go on.
 */
export function limitPrivateSessions(dataSource: DataSource, sessions: number): void {
  turns.set(dataSource, new Turns(sessions));
}

function turnsOf(dataSource: DataSource): Turns {
  const known = turns.get(dataSource);
  if (known) return known;
  const single = new Turns(1);
  turns.set(dataSource, single);
  return single;
}
