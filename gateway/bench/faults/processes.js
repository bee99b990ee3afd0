const { fork } = require('node:child_process');
const { join } = require('node:path');

/** How long a process may take to begin, in milliseconds, on a busy machine. */
const patienceMs = 60_000;

/** Starts one of the programs of this folder, and waits for its address. It ends with this process. */
async function start(file, args, execArgv = []) {
  const child = fork(join(__dirname, file), args, { execArgv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const next = () =>
    new Promise((resolve, reject) => {
      const settle = (how, value) => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit);
        how(value);
      };
      const onMessage = (message) => settle(resolve, message);
      const onExit = () => settle(reject, new Error(`${file} has ended:\n${printed}`));
      const timer = setTimeout(settle, patienceMs, reject, new Error(`${file} says nothing`));
      child.on('message', onMessage).on('exit', onExit);
    });
  const url = await next();
  return {
    url,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    printed: () => printed,
    ask(question) {
      const answer = next();
      child.send(question);
      return answer;
    },
    ended,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * A gateway over the two subgraphs, each a process.
 * @param {{ timeoutMs: number, maxResponseBytes?: number }} settings of the gateway's transports
 */
async function startFederation(settings) {
  const [sites, first] = await Promise.all(
    ['sites', 'regions'].map((name) => start('subgraph-process.js', [name])),
  );
  let regions = first;
  const { port } = new URL(regions.url);
  const urls = { sites: sites.url, regions: regions.url };
  const argument = JSON.stringify({ ...settings, urls });
  const gateway = await start('gateway-process.js', [argument], ['--expose-gc']);
  const tell = (fault) => fetch(`${regions.url}/fault`, { method: 'POST', body: JSON.stringify({ fault }) });
  return {
    gateway,
    /** Has `regions` do this to every request that follows; null: nothing. */
    async misbehave(fault) {
      try {
        await tell(fault);
      } catch {
        // It has ended, or is about to: one of its faults is that.
        await regions.ended;
        regions = await start('subgraph-process.js', ['regions', port]);
        await tell(fault);
      }
    },
    takeAway: () => regions.stop(),
    close: () => Promise.all([gateway.stop(), sites.stop(), regions.stop()]),
  };
}

module.exports = { startFederation };
