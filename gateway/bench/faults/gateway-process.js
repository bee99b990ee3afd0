// The gateway as a process of its own, with its build: `node --expose-gc gateway-process.js <settings as JSON>`. It tells
// its address on its IPC channel, and what it holds, or what it has logged, when it is asked there.

const { readlinkSync, readdirSync } = require('node:fs');
const { composeSupergraph, createGateway, createHttpTransport } = require('../../dist/index.js');
const { subgraphs } = require('./schemas.js');

const { urls, timeoutMs, maxResponseBytes } = JSON.parse(process.argv[2]);
const names = ['sites', 'regions'];
let lines = [];
const log = (facts, message) => void lines.push({ facts, message });

const { supergraph } = composeSupergraph(names.map((name) => ({ name, sdl: subgraphs[name].sdl })));
const gateway = createGateway({
  supergraph,
  transports: new Map(
    names.map((name) => [
      name,
      createHttpTransport({ url: `${urls[name]}/graphql`, timeoutMs, maxResponseBytes }),
    ]),
  ),
  verifyToken: () => Promise.reject(new Error('no tokens')),
  logger: { debug: log, info: log, warn: log, error: log },
});

process.on('message', (question) => {
  if (question === 'held') return process.send(held());
  process.send(lines.splice(0));
});
process.on('disconnect', () => process.exit());
void gateway
  .listen({ host: '127.0.0.1', port: 0 })
  .then(({ port }) => process.send(`http://127.0.0.1:${port}`));

/** Memory after a full collection, in bytes; open sockets and what keeps the event loop alive, in numbers. */
function held() {
  lines = [];
  for (let i = 0; i < 3; i += 1) global.gc();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  return { heapUsed, external, arrayBuffers, rss, sockets: openSockets(), timers: openTimers() };
}

function openTimers() {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

/** Null where there is no /proc. */
function openSockets() {
  try {
    const names = readdirSync('/proc/self/fd');
    return names.filter((name) => isSocket(`/proc/self/fd/${name}`)).length;
  } catch {
    return null;
  }
}

function isSocket(path) {
  try {
    return readlinkSync(path).startsWith('socket:');
  } catch {
    return false;
  }
}
