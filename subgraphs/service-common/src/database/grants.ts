import type { Client } from 'pg';
import type { SubgraphRole } from './roles';
import type { SubgraphStore } from './subgraph-store';

/**
 * Sets exactly the privileges the stores declare: everything is revoked first, so what is no longer declared is
 * gone after the next start. A consumer may use a publisher's schema only as far as the views granted to it.
 */
export async function applyGrants(
  owner: Client,
  stores: readonly { store: SubgraphStore; role: SubgraphRole }[],
): Promise<void> {
  const roleOf = new Map(stores.map(({ store, role }) => [store.name, owner.escapeIdentifier(role.name)]));
  await owner.query('begin');
  try {
    for (const { store } of stores) {
      const schema = owner.escapeIdentifier(store.name);
      const everyone = [...roleOf.values(), 'public'].join(', ');
      await owner.query(`revoke all on all tables in schema ${schema} from ${everyone}`);
      await owner.query(`revoke all on schema ${schema} from ${everyone}`);
      for (const statement of grantsOf(owner, store, roleOf)) await owner.query(statement);
    }
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw error;
  }
}

function grantsOf(owner: Client, store: SubgraphStore, roleOf: ReadonlyMap<string, string>): string[] {
  const schema = owner.escapeIdentifier(store.name);
  const own = roleOf.get(store.name);
  const statements = [`grant usage on schema ${schema} to ${own}`];
  for (const [table, privileges] of Object.entries(store.tables)) {
    statements.push(`grant ${privileges.join(', ')} on ${schema}.${owner.escapeIdentifier(table)} to ${own}`);
  }
  for (const view of store.publishes) {
    for (const consumer of view.consumers) {
      const role = roleOf.get(consumer);
      if (role === undefined) continue;
      statements.push(`grant usage on schema ${schema} to ${role}`);
      statements.push(`grant select on ${schema}.${owner.escapeIdentifier(view.name)} to ${role}`);
    }
  }
  return statements;
}
