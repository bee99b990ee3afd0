import type { EntityManager } from 'typeorm';
import { type AuditedOperation, writeAuditLines } from './write-audit';

/**
 * Told by whoever reads a private side table which objects it found there: what is not told is not audited.
 * @param deskId the desk whose data they are; the caller's own when absent
 */
export type Seen = (objectIds: readonly string[], deskId?: string | null) => void;

/** What one operation has seen of private side tables, by the desk whose data it is. */
export class PrivateReads {
  readonly #idsByDesk = new Map<string | null, Set<string>>();

  constructor(private readonly operation: AuditedOperation) {}

  readonly seen: Seen = (objectIds, deskId = this.operation.caller.deskId) => {
    if (objectIds.length === 0) return;
    const ids = this.#idsByDesk.get(deskId) ?? new Set();
    for (const id of objectIds) ids.add(id);
    this.#idsByDesk.set(deskId, ids);
  };

  get areNone(): boolean {
    return this.#idsByDesk.size === 0;
  }

  /**
   * Writes the line of the operation, in one statement (domain rule 12). Only somebody who is no desk, such as an
   * employer, can have seen the data of several: then each desk has a line with its own objects and no other's.
   */
  record(manager: EntityManager): Promise<void> {
    return writeAuditLines(
      manager,
      this.operation,
      [...this.#idsByDesk].map(([deskId, ids]) => ({
        action: 'READ_PRIVATE',
        objectIds: [...ids].sort(),
        purpose: 'read private details of own records',
        deskId,
      })),
    );
  }
}
