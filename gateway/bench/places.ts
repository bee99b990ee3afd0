import { join } from 'node:path';
import type { SubgraphName } from '@banenbrug/gateway';

/** The top of the checkout, from where this is built to. */
export const root = join(__dirname, '..', '..', '..');

/** The folder of a subgraph's package. */
export const folderOf = (name: SubgraphName): string => join(root, 'subgraphs', name);

/** The hub's own supergraph. */
export const supergraphFile = join(root, 'gateway/supergraph.graphql');

/** The folder of the peers: their configurations, and a lock of their own. */
export const peersFolder = join(root, 'gateway/bench/peers');
