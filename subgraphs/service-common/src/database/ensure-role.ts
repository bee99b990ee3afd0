import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import type { SubgraphRole } from './roles';
import { scramVerifier } from './scram-verifier';

const attempts = 20;

/**
 * Makes a login role, or gives the one there is the password of its URL. Roles belong to the whole server while
 * the migration lock is of one database: two databases may be prepared at once, so a collision is tried again.
 */
export async function ensureRole(owner: Client, role: SubgraphRole): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await createOrAlter(owner, role);
    } catch (error) {
      if (attempt === attempts || !isCollision(error)) throw error;
      await wait(5 * attempt);
    }
  }
}

async function createOrAlter(owner: Client, role: SubgraphRole): Promise<void> {
  const name = owner.escapeIdentifier(role.name);
  const found = await owner.query('select 1 from pg_roles where rolname = $1', [role.name]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await owner.query(
    `${verb} role ${name} login password ${owner.escapeLiteral(scramVerifier(role.password))}`,
  );
}

/** unique_violation and duplicate_object on create; internal_error "tuple concurrently updated" on alter. */
const collisions = new Set<unknown>(['23505', '42710', 'XX000']);

function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && collisions.has(error.code);
}
