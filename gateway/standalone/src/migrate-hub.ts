import { migrate, type SubgraphRole, subgraphRole } from '@banenbrug/service-common';
import { subgraphModules } from './subgraph-modules';

/** Where the hub's database is, and as whom each subgraph logs in. */
export interface HubDatabase {
  /** URL of the owner, who migrates and does nothing else. */
  readonly ownerUrl: string;
  /** URLs of the subgraphs' own roles by subgraph; a role without one is derived from the owner's URL. */
  readonly ownUrls?: Readonly<Record<string, string | undefined>> | undefined;
  /** Set before derived role names, so that hubs can share a server. */
  readonly rolePrefix?: string | undefined;
  /** What derived passwords are made from; the owner's password when absent. */
  readonly secret?: string | undefined;
}

/** The login role of each subgraph. */
export function hubRoles(database: HubDatabase): ReadonlyMap<string, SubgraphRole> {
  return new Map(
    subgraphModules.map(({ store: { name } }) => [
      name,
      subgraphRole(name, {
        ownerUrl: database.ownerUrl,
        ownUrl: database.ownUrls?.[name],
        rolePrefix: database.rolePrefix,
        secret: database.secret,
      }),
    ]),
  );
}

/** Migrates all subgraphs' schemas and loads their reference data, as the owner. */
export async function migrateHub(database: HubDatabase, onProgress?: (line: string) => void): Promise<void> {
  const roles = hubRoles(database);
  const stores = subgraphModules.flatMap(({ store }) => {
    const role = roles.get(store.name);
    return role ? [{ store, role }] : [];
  });
  await migrate(database.ownerUrl, stores, onProgress);
}
