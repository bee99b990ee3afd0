import type { DataSource, EntityManager } from 'typeorm';
import { PrivateReads, type Seen } from '../audit/private-reads';
import type { AuditedOperation } from '../audit/write-audit';
import { PrivateSession } from './private-session';
import { setCaller } from './set-caller';

/** The database as one operation of one caller sees it. */
export interface Database {
  /** Pooled single statements on public tables and published views. */
  readonly manager: EntityManager;
  /**
   * Reads private side tables, under row-level security, in the operation's one private transaction. `work` tells
   * `seen` which objects it found: they are what the operation's audit line names.
   */
  privately<T>(work: (manager: EntityManager, seen: Seen) => Promise<T>): Promise<T>;
  /** One write transaction with the caller set. Inside it statements run one after another. */
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

/** A Database that must be finished when its operation ends. */
export interface OperationDatabase extends Database {
  /** Writes the audit line of what was read privately, if anything was, and ends the transaction of the reads. */
  finish(): Promise<void>;
}

/** Opens the database for one operation; nothing is sent before the first read. */
export function openDatabase(dataSource: DataSource, operation: AuditedOperation): OperationDatabase {
  const session = new PrivateSession(dataSource, operation.caller);
  const reads = new PrivateReads(operation);
  return {
    manager: dataSource.manager,
    privately: (work) => session.run((manager) => work(manager, reads.seen)),
    transaction: (work) =>
      dataSource.transaction(async (manager) => {
        await setCaller(manager, operation.caller);
        return work(manager);
      }),
    finish: () => session.close(() => (reads.areNone ? null : (manager) => reads.record(manager))),
  };
}
