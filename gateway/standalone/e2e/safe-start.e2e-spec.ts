import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraphs } from '@banenbrug/gateway';
import { createTestHub, type TestHub, testGatewayKeysText } from '@banenbrug/testkit';
import { loadDemoData, openDemoIssuer, subgraphModules } from '../src';
import { type Child, startChild, startTimeoutMs } from './processes/child';
import { type ProcessName, root } from './processes/hub-processes';
import { untilReady } from './processes/ready';

const subgraphNames = subgraphs.map(({ name }) => name);

/** The programs of the hub as they are started on a server, from their build. */
const programs: Readonly<Record<ProcessName | 'launcher' | 'migrate', readonly string[]>> = {
  ...(Object.fromEntries(
    subgraphNames.map((name) => [name, [`subgraphs/${name}/dist/main.js`]]),
  ) as unknown as Record<(typeof subgraphNames)[number], readonly string[]>),
  gateway: ['gateway/dist/main.js'],
  // Without the installing and building that comes before it.
  launcher: ['-e', `void require('./gateway/standalone/dist/main.js').main(process.argv.slice(1))`, '--'],
  migrate: ['gateway/standalone/dist/migrate.js'],
};

describe('a program of the hub that is no demonstration', () => {
  jest.setTimeout(startTimeoutMs);

  let folder: string;
  let hub: TestHub;
  const running: Child[] = [];
  const addresses = Object.fromEntries(
    subgraphs.map(({ urlVariable }) => [urlVariable, 'http://127.0.0.1:1/graphql']),
  );
  /** What every program takes that a server is set up with. */
  const safe = {
    OIDC_ISSUER: 'https://login.example.nl',
    OIDC_AUDIENCE: 'banenbrug',
    OIDC_JWKS: '{"keys":[{"kty":"EC","kid":"own"}]}',
    GATEWAY_KEYS: testGatewayKeysText,
    ...addresses,
  };
  const anyPort = { PORT: '0' };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-safe-'));
    hub = await createTestHub(subgraphModules);
    await loadDemoData(hub.ownerUrl);
  });
  afterAll(async () => {
    await Promise.all(running.map((child) => child.end()));
    await hub?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const roleUrls = (): Record<string, string> =>
    Object.fromEntries(
      subgraphNames.map((name) => [`${name.toUpperCase()}_DATABASE_URL`, hub.role(name).url]),
    );
  const start = (
    program: keyof typeof programs,
    variables: Record<string, string>,
    args: readonly string[] = [],
  ): Child => {
    const child = startChild({
      name: program,
      command: [process.execPath, ...programs[program], ...args],
      cwd: root,
      variables: { BANENBRUG_DATA: folder, ...variables },
    });
    running.push(child);
    return child;
  };
  const refusal = async (...given: Parameters<typeof start>): Promise<string> => {
    const child = start(...given);
    const { code } = await child.exited;
    expect({ code, said: child.logs() }).toEqual({ code: 1, said: expect.any(String) });
    expect(child.logs()).not.toMatch(/^\s+at /m);
    return child.logs();
  };

  describe.each(['regions', 'gateway'] as const)('%s', (name) => {
    it('does not start with what works and must not: weak keys, the demo issuer’s name, its keys', async () => {
      const { settings } = await openDemoIssuer(folder);
      const weak = `k1:${Buffer.from('banenbrug'.repeat(4)).toString('base64url')}`;
      const said = await refusal(name, { ...safe, ...anyPort, ...roleUrls(), GATEWAY_KEYS: weak });
      expect(said).toMatch(/^ {2}GATEWAY_KEYS: a secret is not random; .*prints one$/m);
      expect(said).not.toContain(weak.slice(3));
      const demo = { OIDC_ISSUER: settings.issuer, OIDC_JWKS: JSON.stringify(settings.jwks) };
      const told = await refusal(name, { ...safe, ...anyPort, ...roleUrls(), ...demo });
      expect(told).toMatch(/^ {2}OIDC_ISSUER: .*demo issuer.*DEMO=true/m);
      expect(told).toMatch(/^ {2}OIDC_JWKS: .*demo issuer/m);
    });
  });

  it('refuses a database with demo data in every subgraph, unless DEMO=true', async () => {
    const variables = { ...safe, ...anyPort, ...roleUrls() };
    const refusals = await Promise.all(subgraphNames.map((name) => refusal(name, variables)));
    for (const said of refusals) expect(said).toMatch(/^ {2}its database holds demo data: .*DEMO=true/m);
    const child = start('regions', { ...variables, DEMO: 'true' });
    await untilReady(child, (await child.address()).origin);
  });

  it('refuses a password that everybody tries first, in a subgraph', async () => {
    const said = await refusal('regions', {
      ...safe,
      ...anyPort,
      REGIONS_DATABASE_URL: 'postgres://banenbrug_regions:Welkom01@db.invalid/hub',
    });
    expect(said).toMatch(/^ {2}REGIONS_DATABASE_URL: its password .*random one$/m);
    expect(said).not.toContain('Welkom01');
  });

  it.each(['launcher', 'migrate'] as const)(
    '%s refuses a database with demo data, and touches nothing',
    async (name) => {
      const variables = { ...safe, DATABASE_URL: hub.ownerUrl, ...roleUrls() };
      const said = await refusal(name, variables);
      expect(said).toMatch(/DATABASE_URL names holds demo data\..*Nothing was touched\./);
      expect(said).not.toContain('migrated');
    },
  );

  it('migrate takes a database with demo data where a demonstration is meant', async () => {
    const child = start('migrate', { DATABASE_URL: hub.ownerUrl, ...roleUrls(), DEMO: 'true' });
    expect(await child.exited).toEqual({ code: 0, signal: null });
  });

  it.each(['launcher', 'migrate'] as const)(
    '%s refuses passwords that everybody tries first',
    async (name) => {
      const said = await refusal(name, {
        ...safe,
        DATABASE_URL: 'postgres://owner:hunter2@db.invalid/hub',
        EMPLOYERS_DATABASE_URL: 'postgres://employers:employers@db.invalid/hub',
      });
      expect(said).toMatch(/^DATABASE_URL: its password/m);
      expect(said).toMatch(/^EMPLOYERS_DATABASE_URL: its password/m);
      expect(said).not.toMatch(/hunter2|employers@/);
    },
  );

  it('launcher refuses the demo issuer, an issuer in part, and none', async () => {
    const { settings } = await openDemoIssuer(folder);
    const onServer = { ...safe, DATABASE_URL: hub.ownerUrl, ...roleUrls() };
    expect(await refusal('launcher', { ...onServer, OIDC_ISSUER: settings.issuer })).toContain(
      'OIDC_ISSUER: this is the demo issuer',
    );
    expect(await refusal('launcher', { ...onServer, OIDC_AUDIENCE: '' })).toContain('name both or neither');
    const none = { ...onServer, OIDC_ISSUER: '', OIDC_AUDIENCE: '' };
    expect(await refusal('launcher', none)).toContain('set OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL');
  });

  it.each(['0.0.0.0', '192.0.2.1'])('launcher gives no demo tokens to who comes in at %s', async (host) => {
    expect(await refusal('launcher', { HOST: host })).toContain('it listens on this machine only');
  });
});
