import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createTestHub, sensitive, type TestHub, testGatewayKeysText } from '@banenbrug/testkit';
import { Client } from 'pg';
import { openDemoIssuer, personas, subgraphModules } from '../../src';
import { type Exit, startTimeoutMs } from './child';
import {
  type HubProcesses,
  type ProcessName,
  processNames,
  startProcess,
  startProcesses,
} from './hub-processes';
import { statusOf } from './ready';

const subgraphNames = processNames.filter((name) => name !== 'gateway');
const ended: Exit = { code: 0, signal: null };

interface Answer {
  readonly data?: { readonly regions: readonly object[] | null; readonly employers: object | null } | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly string[] }[];
}

describe('the hub as five processes', () => {
  jest.setTimeout(startTimeoutMs);

  let folder: string;
  let database: TestHub;
  let hub: HubProcesses;
  let liaison: string;

  async function ask(query: string): Promise<Answer> {
    const response = await fetch(`${hub.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${liaison}` },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Answer;
  }

  const mainQuery = '{ regions { code } employers(first: 1) { totalCount } }';

  beforeAll(async () => {
    database = await createTestHub(subgraphModules);
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-issuer-'));
    const issuer = await openDemoIssuer(folder);
    const persona = personas.find(({ name }) => name === 'liaison');
    if (!persona) throw new Error('There is no persona of the national desk.');
    liaison = sensitive('token', await issuer.issue(persona.subject, persona.claims));
    hub = await startProcesses({ role: database.role, tokens: issuer.settings });
  });
  afterAll(async () => {
    await hub?.stop();
    await database?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('runs each part in a process of its own', () => {
    const pids = processNames.map((name) => hub.pid(name));
    expect(new Set([...pids, process.pid]).size).toBe(6);
  });

  it.each(processNames)('is alive and ready in %s', async (name) => {
    expect(await statusOf(`${hub.url(name)}/health`)).toBe(200);
    expect(await statusOf(`${hub.url(name)}/ready`)).toBe(200);
  });

  it('answers a question to two subgraphs, for a token that both verify', async () => {
    const { data, errors } = await ask(mainQuery);
    expect(errors).toBeUndefined();
    expect(data?.regions).toHaveLength(35);
    expect(data?.employers).not.toBeNull();
  });

  it('stands without a subgraph that was killed, and is whole when it is back', async () => {
    expect(await hub.kill('employers', 'SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    for (const name of processNames.filter((other) => other !== 'employers')) {
      expect(await statusOf(`${hub.url(name)}/ready`)).toBe(200);
    }
    const partial = await ask(mainQuery);
    expect(partial.data?.regions).toHaveLength(35);
    expect(partial.data?.employers).toBeNull();
    expect(partial.errors?.map(({ path }) => path)).toEqual([['employers']]);
    await hub.restart('employers');
    const whole = await ask(mainQuery);
    expect(whole.errors).toBeUndefined();
    expect(whole.data?.employers).not.toBeNull();
  });

  it('is not ready, but alive, in a subgraph whose database does not answer', async () => {
    const { name } = database.role('candidates');
    await database.sql(`alter role "${name}" nologin`);
    await database.sql('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [name]);
    expect(await statusOf(`${hub.url('candidates')}/ready`)).toBe(503);
    expect(await statusOf(`${hub.url('candidates')}/health`)).toBe(200);
    await database.sql(`alter role "${name}" login`);
    expect(await statusOf(`${hub.url('candidates')}/ready`)).toBe(200);
  });

  it('finishes the answer it has begun when it is told to stop, and takes no other', async () => {
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('begin; lock table regions.regions in access exclusive mode');
    const answer = ask(mainQuery);
    await database.untilLocked({ on: 'relation' });
    const stopping = [hub.kill('gateway'), hub.kill('regions')];
    await wait(200);
    expect(await statusOf(`${hub.gatewayUrl}/health`)).toBeNull();
    await owner.query('rollback');
    await owner.end();
    expect((await answer).data?.regions).toHaveLength(35);
    expect(await Promise.all(stopping)).toEqual([ended, ended]);
    await hub.restart('regions');
    await hub.restart('gateway');
  });

  it.each(processNames)('ends %s in peace within the grace period when nothing is asked', async (name) => {
    const startedAt = performance.now();
    expect(await hub.kill(name)).toEqual(ended);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await hub.restart(name);
  });
});

describe('a process with a fault that nobody caught', () => {
  const bsn = sensitive('BSN', '123456782');
  /** A database that takes a connection and says nothing, for as long as the fault takes. */
  const silent = createServer();
  beforeAll(() => new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve)));
  afterAll(() => silent.close());

  /** Waits until the program watches for faults, and then makes one. Frames quote this source, so it has the value in pieces. */
  const fault = `const waiting = setInterval(() => {
    if (process.listenerCount('uncaughtException') === 0) return;
    clearInterval(waiting);
    Promise.reject(new TypeError(['no such person ', '${bsn.slice(0, 5)}', '${bsn.slice(5)}'].join('')));
  }, 10);`;

  it.each(['gateway', 'regions'] as const)(
    'ends %s with a line that tells its place, not its message',
    async (name) => {
      const issuer = {
        OIDC_ISSUER: 'urn:test',
        OIDC_AUDIENCE: 'test',
        OIDC_JWKS: '{"keys":[{"kty":"EC"}]}',
        GATEWAY_KEYS: testGatewayKeysText,
      };
      const urls = subgraphNames.map((subgraph) => [
        `${subgraph.toUpperCase()}_URL`,
        'http://127.0.0.1:1/graphql',
      ]);
      const { port } = silent.address() as AddressInfo;
      const database = { REGIONS_DATABASE_URL: `postgres://regions@127.0.0.1:${port}/hub` };
      const child = startProcess(
        name,
        { PORT: '0', ...issuer, ...Object.fromEntries(urls), ...database },
        fault,
      );
      expect(await child.exited).toEqual({ code: 1, signal: null });
      const line =
        child
          .logs()
          .split('\n')
          .find((text) => text.includes('nobody caught')) ?? '{}';
      expect(JSON.parse(line)).toMatchObject({ level: 50, name, fault: { name: 'TypeError' } });
      expect(child.logs()).not.toContain(bsn);
    },
  );
});

describe('a process with an incomplete environment', () => {
  async function refusal(name: ProcessName, variables: Record<string, string>): Promise<string> {
    const child = startProcess(name, variables);
    expect(await child.exited).toEqual({ code: 1, signal: null });
    return child.logs();
  }

  it.each(processNames)('prints all that %s misses, one line each, and ends with 1', async (name) => {
    const log = await refusal(name, { PORT: 'http' });
    expect(log).toMatch(new RegExp(`^The ${name} (subgraph )?cannot start:$`, 'm'));
    for (const variable of ['PORT', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'GATEWAY_KEYS']) {
      expect(log).toMatch(new RegExp(`^ {2}${variable}: .{10,}$`, 'm'));
    }
    expect(log).not.toMatch(/^\s+at /m);
  });

  it('names each subgraph’s address that the gateway misses', async () => {
    const log = await refusal('gateway', {});
    for (const name of subgraphNames) expect(log).toContain(`  ${name.toUpperCase()}_URL: `);
  });

  it.each(subgraphNames)('names the database that %s misses, and repeats no value', async (name) => {
    const given = {
      PORT: '0',
      OIDC_ISSUER: 'urn:test',
      OIDC_AUDIENCE: 'test',
      OIDC_JWKS: '{"keys":[{"kty":"EC"}]}',
      GATEWAY_KEYS: testGatewayKeysText,
    };
    const variable = `${name.toUpperCase()}_DATABASE_URL`;
    expect(await refusal(name, given)).toContain(`  ${variable}: `);
    sensitive('password', 's3cret');
    const closed = await refusal(name, { ...given, [variable]: 'postgres://me:s3cret@127.0.0.1:1/hub' });
    expect(closed).toContain('  its database cannot be used: no server answers at that host and port');
    expect(closed).not.toMatch(/s3cret|^\s+at /m);
    const log = await refusal(name, { ...given, [variable]: 'mysql://me:s3cret@localhost/hub' });
    expect(log).toContain(`  ${variable}: `);
    expect(log).not.toContain('s3cret');
  });
});
