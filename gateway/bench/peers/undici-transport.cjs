const { defaultPrintFn } = require('@graphql-tools/executor-common');
const { Pool } = require('undici');

const headers = { 'content-type': 'application/json', accept: 'application/json' };

/** A transport of Hive Gateway that does no more than it must: a pool of connections to each subgraph, JSON out and in. */
exports.undiciTransport = {
  getSubgraphExecutor({ transportEntry: { location } }) {
    const { origin, pathname } = new URL(location);
    const pool = new Pool(origin, { connections: 32, pipelining: 1, keepAliveTimeout: 30_000 });
    return ({ document, variables }) =>
      send(pool, pathname, JSON.stringify({ query: defaultPrintFn(document), variables }));
  },
};

function send(pool, path, body) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    pool.dispatch(
      { path, method: 'POST', headers, body },
      {
        onConnect() {},
        onHeaders: () => true,
        onData: (chunk) => chunks.push(chunk) > 0,
        onComplete: () => resolve(JSON.parse(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))),
        onError: reject,
      },
    );
  });
}
