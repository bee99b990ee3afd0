import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createTestDatabase,
  sensitive,
  type TestDatabase,
  testGatewayKeysText,
  testRun,
} from '@banenbrug/testkit';
import { nodeOptions } from '@banenbrug/gateway';
import { openDemoIssuer } from '../src/demo/issuer';
import { quietLog } from '../src/postgres/postmaster';
import { type BuiltStages, buildStages } from './containers/build-images';
import { type ComposeFile, readComposeFile, variablesOf } from './containers/compose-file';
import { type Containers, openContainers } from './containers/containers';
import { parseDockerfile } from './containers/dockerfile';
import { buildEnvironment } from './containers/environment';
import { filesBelow, packagesIn, runtimePackages } from './containers/installed-packages';
import type { Child } from './processes/child';
import { root } from './processes/hub-processes';
import { statusOf, untilReady } from './processes/ready';

const run = promisify(execFile);

const composePath = join(root, 'docker-compose.yml');
const stages = parseDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'));
const servers = ['regions', 'employers', 'candidates', 'agreements', 'gateway'];
const subgraphs = servers.filter((name) => name !== 'gateway');
const images = [...servers, 'migrate'];

const passwords = Object.fromEntries(
  ['POSTGRES', ...subgraphs.map((name) => name.toUpperCase())].map((name) => [
    `${name}_PASSWORD`,
    sensitive('password', `${name.toLowerCase()}0f1e2d`),
  ]),
);
const answers = {
  ...passwords,
  OIDC_ISSUER: 'urn:test',
  OIDC_AUDIENCE: 'test',
  GATEWAY_KEYS: testGatewayKeysText,
};

describe('docker-compose.yml', () => {
  const { services } = readComposeFile(composePath, answers);
  const own = Object.entries(services).filter(([, { build }]) => build !== undefined);

  it('passes its linter without a warning', async () => {
    const linter = join(root, 'node_modules/dclint/bin/dclint.cjs');
    await run(process.execPath, [linter, composePath, '--max-warnings', '0'], { cwd: root });
  });

  it('builds each of its services from a stage of the Dockerfile', () => {
    expect(new Set(own.map(([name]) => name))).toEqual(new Set(images));
    for (const [name, { build }] of own) expect(build).toEqual({ context: '.', target: name });
  });

  it('runs PostgreSQL 17 or newer', () => {
    const [, version] = /^postgres:(\d+)/.exec(services['postgres']?.image ?? '') ?? [];
    expect(Number(version)).toBeGreaterThanOrEqual(17);
  });

  it('keeps rows and statements out of PostgreSQL’s log, as the embedded one does', () => {
    const settings = Object.entries(quietLog).map(([name, value]) => `-c${name}=${value}`);
    expect(services['postgres']?.command).toEqual(['postgres', ...settings]);
  });

  it('waits for what can tell that it is ready', () => {
    const awaited = Object.values(services).flatMap(({ depends_on: needs = {} }) => Object.entries(needs));
    expect(awaited.length).toBeGreaterThanOrEqual(9);
    for (const [name, { condition }] of awaited) {
      const check = services[name]?.healthcheck ?? stages.find((stage) => stage.name === name)?.healthcheck;
      if (name === 'migrate') expect(condition).toBe('service_completed_successfully');
      else expect([condition, Boolean(check)]).toEqual(['service_healthy', true]);
    }
  });

  it('publishes the gateway alone, to this machine alone', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(published.map(([name, { ports }]) => [name, ports])).toEqual([
      ['gateway', ['127.0.0.1:4000:4000']],
    ]);
  });

  it('keeps the gateway away from the database, and each subgraph from the others’ passwords', () => {
    expect(services['gateway']?.networks).not.toContain('database');
    for (const name of servers) {
      const given = JSON.stringify(services[name]?.environment);
      const known = Object.keys(passwords).filter((variable) => given.includes(passwords[variable] ?? ''));
      expect(known).toEqual(name === 'gateway' ? [] : [`${name.toUpperCase()}_PASSWORD`]);
    }
  });

  it('tells the keys of the gateway and the issuer to those who verify by them, and to nobody else', () => {
    for (const [name, { environment }] of Object.entries(services)) {
      const isServer = servers.includes(name);
      for (const variable of ['GATEWAY_KEYS', 'OIDC_ISSUER', 'OIDC_AUDIENCE']) {
        expect([name, variable, variable in environment]).toEqual([name, variable, isServer]);
      }
    }
  });

  it.each(Object.keys(services))('gives %s no right that it does not need', (name) => {
    expect(services[name]).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: name === 'migrate' ? 'no' : 'unless-stopped',
    });
  });

  it.each(Object.keys(answers))('does not start without %s, and says where it is explained', (variable) => {
    expect(() => readComposeFile(composePath, { ...answers, [variable]: '' })).toThrow(
      new RegExp(`^${variable}: .*see \\.env\\.example`),
    );
  });

  it('asks for the variables that .env.example explains, and for no other', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const explained = [...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect(new Set(explained)).toEqual(variablesOf(composePath));
  });
});

describe('the Dockerfile', () => {
  it('begins with Debian slim and a Node that the project supports', () => {
    const names = stages.map(({ name }) => name);
    const foreign = stages.filter(({ from }) => !names.includes(from)).map(({ from }) => from);
    expect(foreign.length).toBeGreaterThan(0);
    for (const image of foreign) expect(image).toMatch(/^node:2[2-9](\.\d+)*-bookworm-slim$/);
  });

  it.each(images)('runs %s as a user other than root', (name) => {
    expect(stages.find((stage) => stage.name === name)?.user).toBe('node');
  });

  it('starts the gateway with the options of Node that it is measured with', () => {
    const { command } = stages.find((stage) => stage.name === 'gateway') ?? {};
    expect(command).toEqual(['node', ...nodeOptions, 'gateway/dist/main.js']);
  });

  describe('built stage by stage, each in a folder that holds only what it copies', () => {
    jest.setTimeout(300_000);

    let folder: string;
    let built: BuiltStages;
    let containers: Containers;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'banenbrug-images-'));
      // Open to the user that the images run as.
      chmodSync(folder, 0o755);
      const home = join(folder, 'home');
      mkdirSync(home);
      const variables = await buildEnvironment(root, home);
      built = await buildStages(stages, { root, target: join(folder, 'stages'), variables });
      containers = openContainers(stages, built, home);
    });
    afterAll(() => {
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    const filesOf = (image: string): readonly string[] => filesBelow(join(built.get(image) ?? '', 'app'));

    it.each(images)('gives %s the packages it needs to run, and none of development', (image) => {
      const packages = packagesIn(filesOf(image));
      const isForRunning = runtimePackages(root);
      expect(packages.size).toBeGreaterThan(50);
      expect([...packages].filter((path) => !isForRunning(path))).toEqual([]);
      for (const name of ['typescript', 'jest', '@swc/core', 'vite', 'dclint']) {
        expect(packages).not.toContain(`node_modules/${name}`);
      }
    });

    it.each(images)('gives %s of our own packages what runs: no source, test, type or map', (image) => {
      const own = filesOf(image).filter((path) => !path.includes('node_modules/'));
      expect(own.length).toBeGreaterThan(20);
      const strays = own.filter(
        (path) =>
          !/^(package\.json|.*\/(package\.json|index\.cjs|reference\/.*|.*\.graphql|dist\/.*))$/.test(path),
      );
      expect(strays).toEqual([]);
      expect(
        own.filter((path) => /\.(ts|map|tsbuildinfo)$|\.spec\.|(^|\/)(e2e|testkit|src)\//.test(path)),
      ).toEqual([]);
    });

    it('keeps the gateway, its planner and the embedded PostgreSQL out of what migrates', () => {
      const app = join(built.get('migrate') ?? '', 'app');
      expect(existsSync(join(app, 'gateway/dist'))).toBe(false);
      expect([...packagesIn(filesOf('migrate'))].filter((path) => /hive|embedded/.test(path))).toEqual([]);
    });

    it('keeps the subgraphs out of the gateway', () => {
      expect(filesOf('gateway').filter((path) => /^subgraphs\/(?!service-common\/)/.test(path))).toEqual([]);
    });

    describe('with the environment that docker-compose.yml gives them', () => {
      const running = new Map<string, Child>();
      const addresses = new Map<string, URL>();
      let database: TestDatabase;
      let compose: ComposeFile;

      /** The same address, where that service is in this test; the roles are the run's own. */
      function here(value: string): string {
        if (!URL.canParse(value)) return value;
        const url = new URL(value);
        if (url.protocol === 'http:') {
          const { port } = addresses.get(url.hostname) ?? { port: '' };
          url.host = `127.0.0.1:${port}`;
          return url.href;
        }
        if (url.protocol !== 'postgres:') return value;
        const owner = new URL(database.url);
        if (url.username === 'banenbrug') return owner.href;
        owner.username = url.username.replace('banenbrug', `${testRun().run}_image`);
        owner.password = url.password;
        return owner.href;
      }

      function environmentOf(service: string): Record<string, string> {
        const given = Object.entries(compose.services[service]?.environment ?? {});
        return Object.fromEntries(given.map(([name, value]) => [name, here(value)]));
      }

      async function migrate(...args: string[]): Promise<string> {
        const child = containers.start('migrate', environmentOf('migrate'), args);
        const { code } = await child.exited;
        return `${child.logs()}\nended with ${code}`;
      }

      beforeAll(async () => {
        database = await createTestDatabase();
        const { settings } = await openDemoIssuer(join(folder, 'issuer'));
        compose = readComposeFile(composePath, {
          ...answers,
          OIDC_ISSUER: settings.issuer,
          OIDC_AUDIENCE: settings.audience,
          OIDC_JWKS: JSON.stringify(settings.jwks),
          DEMO: 'true',
        });
      });
      afterAll(async () => {
        await Promise.all([...running.values()].map((child) => child.end()));
        await database?.drop();
      });

      it('migrates an empty database, and one that is up to date', async () => {
        expect(await migrate()).toMatch(/migrated regions: .*database is up to date\n\nended with 0$/s);
        const again = await migrate();
        expect(again).toMatch(/database is up to date\n\nended with 0$/);
        expect(again).not.toContain('migrated');
      });

      it('loads demo data when it is told to, and refuses what it does not know', async () => {
        expect(await migrate('--demo')).toMatch(/demo data are loaded\n\nended with 0$/);
        expect(await migrate('--fresh')).toMatch(/--demo.*\n\nended with 1$/s);
      });

      it.each(servers)('starts %s, which is alive, ready and healthy', async (name) => {
        expect(await containers.checkHealth(name, '1')).toBe(1);
        const child = containers.start(name, { ...environmentOf(name), PORT: '0' });
        running.set(name, child);
        const address = await child.address();
        expect(address.hostname).toBe('0.0.0.0');
        addresses.set(name, address);
        const url = `http://127.0.0.1:${address.port}`;
        await untilReady(child, url);
        expect(await statusOf(`${url}/health`)).toBe(200);
        expect(await containers.checkHealth(name, address.port)).toBe(0);
      });

      it('answers through the gateway', async () => {
        const response = await fetch(`http://127.0.0.1:${addresses.get('gateway')?.port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: '{ region(code: "AM06") { code } regions { code } }' }),
        });
        expect(await response.json()).toMatchObject({ data: { region: { code: 'AM06' } } });
        expect(response.headers.get('ratelimit-policy')).toBe('"public";q=120;w=60');
      });

      it.each(servers)('ends %s in peace when it is told to stop', async (name) => {
        expect(await running.get(name)?.end()).toEqual({ code: 0, signal: null });
      });
    });
  });
});
