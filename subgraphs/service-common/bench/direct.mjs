// A subgraph called directly: stock Apollo Server beside the kit. `node subgraphs/service-common/bench/direct.mjs --help`
import { deepStrictEqual } from 'node:assert';
import { fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import kit from '../dist/index.js';
import { ask, load } from './load.mjs';
import { shapes } from './shapes.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '4000' },
    connections: { type: 'string', default: '50' },
    token: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const requestId = randomUUID();
const say = (line) => process.stdout.write(`${line}\n`);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

if (values.help)
  say('--rounds 5 --requests 4000 --connections 50 --token (the kit verifies a token of each request)');
else await main();

async function main() {
  const pair = await generateKeyPair('ES256');
  const keys = [{ id: 'bench', secret: randomBytes(32).toString('base64url') }];
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }] };
  const settings = [JSON.stringify(keys), JSON.stringify(jwks)];
  const targets = await Promise.all(['stock', 'kit'].map((name) => start(name, settings)));
  const requestsOf = await signedRequests(keys, pair);
  try {
    say(
      `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0].model}`,
    );
    say(
      `${values.connections} connections, ${values.rounds} rounds of ${values.requests} requests after one to warm up, medians${values.token ? ', with a token' : ''}`,
    );
    say('');
    say(
      '| operation | stock: per second · CPU ms · p50 ms | kit: per second · CPU ms · p50 ms | rate × | CPU × |',
    );
    say('| --- | --- | --- | --- | --- |');
    for (const shape of shapes) say(rowOf(shape.name, await compare(shape, targets, requestsOf)));
  } finally {
    for (const { child } of targets) child.disconnect();
  }
}

async function start(name, settings) {
  const child = fork(fileURLToPath(new URL('serve.mjs', import.meta.url)), [name, ...settings]);
  const [{ url }] = await once(child, 'message');
  return { name, child, url };
}

/** The same headers for both: a signature per request, and a token when it is asked for. */
async function signedRequests(keys, { privateKey }) {
  const sign = kit.createRequestSigner({ keys });
  const claims = { banenbrug: { role: 'ORGANISER' } };
  const token = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k' });
  const jwt = await token
    .setIssuer('urn:bench')
    .setAudience('bench')
    .setSubject('s')
    .setExpirationTime('2h')
    .sign(privateKey);
  const authorization = values.token ? `Bearer ${jwt}` : undefined;
  const caller = values.token ? { ...kit.publicCaller, role: 'ORGANISER', subject: 's' } : kit.publicCaller;
  return ({ query, variables }, url) => {
    const body = JSON.stringify({ query, variables });
    const target = new URL(url).pathname;
    return () => ({
      body,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-language': 'nl',
        'x-request-id': requestId,
        'content-length': Buffer.byteLength(body),
        ...(authorization ? { authorization } : {}),
        ...sign({ method: 'POST', target, authorization, body }, caller),
      },
    });
  };
}

/** The targets take turns, so that what else the machine does meets both. */
async function compare(shape, targets, requestsOf) {
  const answers = await Promise.all(targets.map(({ url }) => ask(url, undefined, requestsOf(shape, url)())));
  deepStrictEqual(JSON.parse(answers[1].text), JSON.parse(answers[0].text));
  const measured = Object.fromEntries(targets.map(({ name }) => [name, []]));
  const [connections, requests] = [Number(values.connections), Number(values.requests)];
  for (let round = -1; round < Number(values.rounds); round += 1) {
    for (const target of targets) {
      const before = await usageOf(target);
      const result = await load(target.url, { connections, requests }, requestsOf(shape, target.url));
      const cpu = (await usageOf(target)) - before;
      if (round >= 0) measured[target.name].push({ ...result, cpu: cpu / requests });
    }
  }
  return measured;
}

async function usageOf({ child }) {
  child.send('usage');
  const [{ usage }] = await once(child, 'message');
  return (usage.user + usage.system) / 1000;
}

function rowOf(name, { stock, kit: own }) {
  const of = (runs, key) => median(runs.map((run) => run[key]));
  const cell = (runs) =>
    `${of(runs, 'perSecond').toFixed(0)} · ${of(runs, 'cpu').toFixed(3)} · ${of(runs, 'p50').toFixed(1)}`;
  const ratio = (key) => (of(own, key) / of(stock, key)).toFixed(2);
  const cheaper = (of(stock, 'cpu') / of(own, 'cpu')).toFixed(2);
  return `| ${name} | ${cell(stock)} | ${cell(own)} | ${ratio('perSecond')} | ${cheaper} |`;
}
