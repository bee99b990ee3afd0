import { dirname, join } from 'node:path';
import type { SubgraphName } from '@banenbrug/gateway';

/** The folder of the gateway's package. */
export const gatewayFolder = dirname(require.resolve('@banenbrug/gateway/package.json'));

/** The top of the checkout. */
export const root = dirname(gatewayFolder);

/** The folder of a subgraph's package. */
export const folderOf = (name: SubgraphName): string => join(root, 'subgraphs', name);

/** The hub's own supergraph. */
export const supergraphFile = join(gatewayFolder, 'supergraph.graphql');

/** The folder of the peers: their configurations, and a lock of their own. */
export const peersFolder = join(gatewayFolder, 'bench/peers');
