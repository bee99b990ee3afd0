import type { Clock } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { ImportState } from '../entities';
import { isUniqueViolation } from './database-faults';

/** Minutes for which whoever works at an import has it to itself; every step of the work extends it. */
const leaseMinutes = 2;

/** Milliseconds between two extensions of a lease by whoever waits or reads. */
export const extendEvery = 20_000;

/** Somebody else has taken the work up: what this process was about to write must not stand. */
export class LeaseLostError extends Error {
  constructor() {
    super('Another process works at this import now.');
    this.name = 'LeaseLostError';
  }
}

/** The right of one process to work at one import. */
export interface Lease {
  readonly importId: string;
  readonly leaseId: string;
}

/** Until when a lease that is taken or extended now is good. */
export const leaseEnd = (clock: Clock): Date => new Date(clock.now().getTime() + leaseMinutes * 60_000);

/**
 * Gives an import to this process: from a state, unless another has it. Of several at once one gets it, and so do none
 * while another import of the desk is at work. Answers whether it did.
 */
export async function takeLease(
  manager: EntityManager,
  { importId, leaseId }: Lease,
  { from, to, clock }: { from: readonly ImportState[]; to: ImportState; clock: Clock },
): Promise<boolean> {
  try {
    const [, taken] = await manager.query<[unknown, number]>(
      `update imports set state = $4, lease_id = $2, lease_until = $5
       where id = $1 and state = any($3) and (lease_until is null or lease_until < $6 or lease_id = $2)`,
      [importId, leaseId, from, to, leaseEnd(clock), clock.now()],
    );
    return taken === 1;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Extends a lease. @throws LeaseLostError */
export async function keepLease(manager: EntityManager, lease: Lease, clock: Clock): Promise<void> {
  const [, kept] = await manager.query<[unknown, number]>(
    'update imports set lease_until = $3 where id = $1 and lease_id = $2',
    [lease.importId, lease.leaseId, leaseEnd(clock)],
  );
  if (kept !== 1) throw new LeaseLostError();
}

/** Lets go of an import so that the next process may take it up at once. */
export async function releaseLease(manager: EntityManager, lease: Lease): Promise<void> {
  await manager.query(
    'update imports set lease_id = null, lease_until = null where id = $1 and lease_id = $2',
    [lease.importId, lease.leaseId],
  );
}
