// Hive Gateway's router runtime at its quickest: another way to the subgraphs, and all that can be left out left out.
const { readFileSync } = require('node:fs');
const { unifiedGraphHandler } = require('@graphql-hive/router-runtime');
const { serveHive } = require('./serve-hive.cjs');
const { undiciTransport } = require('./undici-transport.cjs');

const { supergraphFile } = JSON.parse(process.argv[2]);
serveHive({
  supergraph: readFileSync(supergraphFile, 'utf8'),
  unifiedGraphHandler,
  transports: { http: undiciTransport },
  __experimental__batchExecution: false,
  upstreamCancellation: false,
  executionCancellation: false,
  requestId: false,
  webhooks: false,
  cookies: false,
  subgraphErrors: false,
  cors: false,
  batching: false,
  landingPage: false,
  graphiql: false,
});
