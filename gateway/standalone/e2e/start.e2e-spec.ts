import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { subgraphRole } from '@banenbrug/service-common';
import {
  createTestDatabase,
  createTestHub,
  keepLog,
  sensitive,
  type TestDatabase,
  testRoles,
} from '@banenbrug/testkit';
import { personas, subgraphModules } from '../src';
import { type Child, startChild, startTimeoutMs } from './processes/child';
import { root } from './processes/hub-processes';
import { readMainQuestion } from './readme';

/** Programs as npm runs them: the scripts of package.json without npm itself. */
const programs = {
  start: 'gateway/standalone/bin/start.mjs',
  token: 'gateway/standalone/bin/token.mjs',
  retention: 'gateway/standalone/bin/retention.mjs',
};

describe('npm start', () => {
  jest.setTimeout(startTimeoutMs);

  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-start-'));
  // Open to the user that the database runs as, so that its data stays here and not elsewhere.
  chmodSync(folder, 0o755);
  const running: Child[] = [];
  afterAll(async () => {
    for (const child of running) await child.end('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (
    program: keyof typeof programs,
    args: readonly string[],
    variables: Record<string, string> = {},
  ): Child => {
    const child = startChild({
      name: program,
      command: [process.execPath, programs[program], ...args],
      cwd: root,
      variables: { PATH: process.env['PATH'] ?? '', BANENBRUG_DATA: folder, ...variables },
      answersSecret: program === 'token',
    });
    child.address().catch(() => {});
    // The next start of the database begins its log anew.
    void child.exited.then(() => keepLog('postgres', join(folder, 'postgres/server.log')));
    running.push(child);
    return child;
  };

  /** Waits for the line that says where the hub answers. */
  const ready = async (child: Child): Promise<string> => {
    for (;;) {
      const [, url] = /ready: (\S+)\/graphql/.exec(child.logs()) ?? [];
      if (url) return url;
      const exit = await Promise.race([child.exited, wait(50)]);
      if (exit) throw new Error(`It ended with ${exit.code}:\n${child.logs()}`);
    }
  };

  /** Runs a program that must refuse, and answers what it said. */
  const refusal = async (
    args: readonly string[],
    variables: Record<string, string> = {},
  ): Promise<string> => {
    const child = run('start', args, variables);
    const { code } = await child.exited;
    expect({ code, said: child.logs() }).toEqual({ code: 1, said: expect.any(String) });
    return child.logs();
  };

  const ask = async (url: string, token: string, body: object) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      answer: (await response.json()) as { data?: object; errors?: object[] },
    };
  };

  const tokenAs = async (name: string): Promise<string> => {
    const child = run('token', ['--as', name]);
    expect(await child.exited).toEqual({ code: 0, signal: null });
    return sensitive('token', child.logs().trim().split('\n').at(-1) ?? '');
  };

  /** The processes of the embedded server over this test's folder. */
  const postgresProcesses = (): string[] =>
    execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(folder) && line.includes('postgres'));

  describe('while it runs', () => {
    let blocker: Server | null;
    let child: Child;
    let url: string;
    beforeAll(async () => {
      blocker = await occupy(4000);
      child = run('start', []);
      url = await ready(child);
    });
    afterAll(async () => {
      await child?.end('SIGTERM');
      blocker?.close();
    });

    it('answers the main question to the employer’s token, and offers GraphiQL', async () => {
      const { query, variables } = readMainQuestion();
      const { answer } = await ask(url, await tokenAs('employer'), { query, variables });
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toMatchObject({
        candidateSearch: { nodes: Array.from({ length: 10 }, () => expect.anything()) },
      });

      const page = await fetch(`${url}/`);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
      expect(await page.text()).not.toMatch(/(src|href)="https?:/);
      expect(await (await fetch(`${url}/examples.json`)).json()).toHaveLength(4);
      const refused = await fetch(`${url}/graphql`);
      expect(refused.headers.get('ratelimit-policy')).toBe('"public";q=120;w=60');
    });

    it('gives a page of another site, whose name was made to lead here, neither tokens nor answers', async () => {
      for (const path of ['/', '/personas.json', '/graphql']) {
        expect(await statusUnder('evil.example', url + path)).toBe(421);
        expect(await statusUnder(`localhost:${new URL(url).port}`, url + path)).not.toBe(421);
      }
    });

    it('accepts a token of every persona, and no token that was tampered with', async () => {
      for (const { name } of personas) {
        const { status, answer } = await ask(url, await tokenAs(name), {
          query: '{ regions(codes: ["AM06"]) { name } }',
        });
        expect({ name, status, errors: answer.errors }).toEqual({ name, status: 200, errors: undefined });
      }
      const [header, payload] = (await tokenAs('admin')).split('.');
      const { status, answer } = await ask(url, `${header}.${payload}.AAAA`, {
        query: '{ regions { name } }',
      });
      expect(status).toBe(401);
      expect(answer.data).toBeUndefined();
    });

    it('says which port it took when the default is taken, and refuses a taken port that was asked for', async () => {
      const { port } = new URL(url);
      expect(port).not.toBe('4000');
      expect(child.logs()).toContain('port 4000 is taken by another program');
      const elsewhere = { BANENBRUG_DATA: join(folder, 'second') };
      const said = await refusal(['--port', port], elsewhere);
      expect(said).toContain(`Port ${port} is taken by another program`);
      expect(await refusal([])).toContain('is already in use by process');
    });

    it('lets retention run beside it, on its own database', async () => {
      const retention = run('retention', ['--dry-run']);
      expect(await retention.exited).toEqual({ code: 0, signal: null });
      expect(retention.logs()).toContain('profiles whose end date has passed: 0 to be dealt with\n');
    });
  });

  it('keeps its data for the next time, killed or not, begins again with --fresh, and leaves nothing when stopped', async () => {
    const register = async (url: string) => {
      const query = `mutation { registerEmployer(input: { name: "Kept company", kvkNumber: "91234567" }) { employer { id } errors { __typename } } }`;
      return ask(url, await tokenAs('admin'), { query });
    };
    const port = String(await freePort());
    const killed = run('start', ['--port', port]);
    const url = await ready(killed);
    expect(new URL(url).port).toBe(port);
    expect((await register(url)).answer).toMatchObject({ data: { registerEmployer: { errors: [] } } });
    await killed.end('SIGKILL');
    const again = run('start', []);
    expect((await register(await ready(again))).answer).toMatchObject({
      data: { registerEmployer: { errors: [{ __typename: 'AlreadyExists' }] } },
    });
    expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(postgresProcesses()).toEqual([]);
    const fresh = run('start', ['--fresh']);
    expect((await register(await ready(fresh))).answer).toMatchObject({
      data: { registerEmployer: { errors: [] } },
    });
    expect(postgresProcesses()).not.toEqual([]);
    expect(await fresh.end('SIGINT')).toEqual({ code: 0, signal: null });
    expect(postgresProcesses()).toEqual([]);
  });

  it('names what is wrong with its arguments and its environment', async () => {
    expect(await refusal(['--frsh'])).toContain('Use: npm start -- [--fresh] [--demo] [--port NUMBER]');
    expect(await refusal(['--port', '0'])).toContain('A port is a whole number from 1 to 65535.');
    expect(await refusal([], { HOST: '0.0.0.0' })).toContain('it listens on this machine only');
    expect(await refusal([], { CORS_ORIGINS: '*' })).toContain('CORS_ORIGINS: must name origins one by one');
    const token = run('token', ['--as', 'nobody']);
    expect(await token.exited).toEqual({ code: 1, signal: null });
    expect(token.logs()).toContain('--as employer|desk|organiser|liaison|admin');
  });

  describe('on a database named by DATABASE_URL', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await createTestDatabase();
    });
    afterAll(() => database.drop());

    it('refuses to start without a real issuer, and without an answer from the database', async () => {
      expect(await refusal([], { DATABASE_URL: database.url })).toContain(
        'set OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL',
      );
      const password = sensitive('password', 'secret-word');
      const closed = `postgres://owner:${password}@127.0.0.1:${await freePort()}/hub`;
      const said = await refusal(['--demo'], { DATABASE_URL: closed });
      expect(said).toContain('The database that DATABASE_URL names cannot be used: no server answers');
      expect(said).not.toContain(password);
      expect(await refusal(['--demo'], { DATABASE_URL: 'not an address' })).toContain(
        'DATABASE_URL: must be a postgres:// address',
      );
    });

    it('runs on it with --demo, each subgraph under a role of its own', async () => {
      const urls = subgraphModules.map(({ store: { name } }) => [
        `${name.toUpperCase()}_DATABASE_URL`,
        subgraphRole(name, { ownerUrl: database.url, ...testRoles() }).url,
      ]);
      const child = run('start', ['--demo'], { DATABASE_URL: database.url, ...Object.fromEntries(urls) });
      const { answer } = await ask(await ready(child), await tokenAs('liaison'), {
        query: '{ employers(first: 1) { totalCount } region(code: "AM06") { contact { emailAddress } } }',
      });
      expect(answer).toMatchObject({
        data: { employers: { totalCount: 24 }, region: { contact: expect.anything() } },
      });
      expect(child.logs()).toContain('PostgreSQL answers (DATABASE_URL)');
      await child.end('SIGINT');
    });

    it('refuses --fresh and touches nothing', async () => {
      expect(await refusal(['--fresh', '--demo'], { DATABASE_URL: database.url })).toContain(
        'Nothing was touched.',
      );
    });

    it('refuses a database that a newer version has migrated', async () => {
      const hub = await createTestHub(subgraphModules);
      await hub.sql(
        `insert into employers.migrations (timestamp, name) values (1, 'FromTheFuture9999999999999')`,
      );
      const urls = Object.fromEntries(
        subgraphModules.map(({ store: { name } }) => [
          `${name.toUpperCase()}_DATABASE_URL`,
          hub.role(name).url,
        ]),
      );
      const said = await refusal(['--demo'], { DATABASE_URL: hub.ownerUrl, ...urls });
      expect(said).toContain('The database is newer than this version of Banenbrug');
      expect(said).toContain('FromTheFuture9999999999999');
      await hub.close();
    });
  });
});

/** The status of an answer to a request under another name, which fetch does not let us choose. */
function statusUnder(host: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = await occupy(0);
  const address = server?.address();
  server?.close();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}

/** Takes a port, or answers null when somebody has it already. */
function occupy(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host: '127.0.0.1', port }, () => resolve(server));
  });
}
