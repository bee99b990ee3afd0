// Serves the shapes as a process of its own: `stock` is Apollo Server as it comes, `kit` is what subgraphs are served with.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { DataSource } from 'typeorm';
import kit from '../dist/index.js';
import { resolvers, sdl } from './shapes.mjs';

const servers = { stock: serveStock, kit: serveKit };
const [which, keys, jwks] = process.argv.slice(2);
const url = await servers[which]();
process.on('message', () => process.send({ usage: process.cpuUsage(), memory: process.memoryUsage.rss() }));
process.on('disconnect', () => process.exit());
process.send({ url });

async function serveStock() {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  const server = new ApolloServer({ schema, logger: silent });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return url;
}

async function serveKit() {
  const logger = kit.silentLogger;
  const subgraph = kit.createSubgraph(
    { name: 'bench', sdl, resolvers, createContext: (base) => base },
    // Never connected: nothing here asks a database.
    {
      dataSource: new DataSource({ type: 'postgres' }),
      clock: kit.systemClock,
      createId: kit.randomId,
      logger,
    },
  );
  const { address } = await kit.serveSubgraph(subgraph, {
    port: 0,
    logger,
    isReady: () => Promise.resolve(true),
    verifyToken: kit.createTokenVerifier({ issuer: 'urn:bench', audience: 'bench', jwks: JSON.parse(jwks) }),
    signatures: kit.createSignatureVerifier({ keys: JSON.parse(keys) }),
  });
  return `${address.url}/graphql`;
}
