import { dirname, join } from 'node:path';

const gatewayFolder = dirname(require.resolve('@banenbrug/gateway/package.json'));

/** The top of the checkout. */
export const root = dirname(gatewayFolder);

/** The hub's own supergraph. */
export const supergraphFile = join(gatewayFolder, 'supergraph.graphql');

/** Where results are kept. */
export const resultsFolder = join(gatewayFolder, 'standalone/bench/results');
