import { sensitive } from '@banenbrug/testkit';
import { readSubgraphEnvironment } from './subgraph-environment';

const secret = sensitive('gateway key', 'bfSG0WQ4n1L_3b5Tf9sPqYvXk2JrHdEmZcA7uNiO8gM');
const password = sensitive('password', 'Xq2-hunter');
const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const good = {
  PORT: '4101',
  DATABASE_URL: `postgres://owner:${password}@db.example.nl/hub`,
  OIDC_ISSUER: 'https://issuer.example.nl',
  OIDC_AUDIENCE: 'banenbrug',
  OIDC_JWKS: JSON.stringify({ keys: [jwk] }),
  GATEWAY_KEYS: `k1:${secret}`,
};

/** What the process prints when it refuses to start. */
function refusalOf(variables: Record<string, string | undefined>): string {
  const written: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  try {
    expect(() => readSubgraphEnvironment('regions', variables)).toThrow('exit 1');
  } finally {
    write.mockRestore();
    exit.mockRestore();
  }
  return written.join('');
}

describe('readSubgraphEnvironment', () => {
  it('derives the role of the subgraph from the owner’s address', () => {
    const environment = readSubgraphEnvironment('regions', good);
    expect(environment).toMatchObject({
      host: '127.0.0.1',
      port: 4101,
      tokens: { issuer: good.OIDC_ISSUER, audience: good.OIDC_AUDIENCE, jwks: { keys: [jwk] } },
      gatewayKeys: [{ id: 'k1', secret: Buffer.from(secret, 'base64url') }],
      isDemo: false,
    });
    expect(environment.databaseUrl).toMatch(/^postgres:\/\/banenbrug_regions:[\w-]+@db\.example\.nl\/hub$/);
    expect(environment.databaseUrl).not.toContain(password);
  });

  it('takes the subgraph’s own address before the owner’s, and needs no owner then', () => {
    const own = 'postgres://me:mine@db.example.nl/hub';
    const without = { ...good, DATABASE_URL: ' ', REGIONS_DATABASE_URL: own };
    expect(readSubgraphEnvironment('regions', without).databaseUrl).toBe(own);
    expect(
      readSubgraphEnvironment('regions', { ...without, DATABASE_URL: good.DATABASE_URL }).databaseUrl,
    ).toBe(own);
  });

  it('listens for changes where its database is, unless another way is named', () => {
    const own = 'postgres://me:mine@pooler.example.nl/hub';
    const given = { ...good, REGIONS_DATABASE_URL: own };
    expect(readSubgraphEnvironment('regions', given).listenUrl).toBe(own);
    expect(readSubgraphEnvironment('regions', good).listenUrl).toMatch(/^postgres:\/\/banenbrug_regions:/);
    const direct = 'postgres://me:mine@primary.example.nl/hub';
    const environment = readSubgraphEnvironment('regions', { ...given, REGIONS_LISTEN_URL: direct });
    expect([environment.databaseUrl, environment.listenUrl]).toEqual([own, direct]);
    expect(refusalOf({ ...given, REGIONS_LISTEN_URL: 'https://primary.example.nl' })).toContain(
      'REGIONS_LISTEN_URL',
    );
  });

  it('goes on for no longer when it is told to end, unless a notice is named', () => {
    expect(readSubgraphEnvironment('regions', good).noticeMs).toBe(0);
    expect(readSubgraphEnvironment('regions', { ...good, SHUTDOWN_NOTICE_SECONDS: '1.5' }).noticeMs).toBe(
      1500,
    );
    expect(refusalOf({ ...good, SHUTDOWN_NOTICE_SECONDS: '-1' })).toContain('SHUTDOWN_NOTICE_SECONDS');
  });

  it('takes how mails leave, and refuses a mail server without an address to come from', () => {
    expect(readSubgraphEnvironment('regions', good).mail).toBeNull();
    const given = { ...good, SMTP_URL: 'smtp://mail.example.nl', MAIL_FROM: 'hub@example.nl' };
    expect(readSubgraphEnvironment('regions', given).mail).toMatchObject({ from: 'hub@example.nl' });
    expect(refusalOf({ ...given, MAIL_FROM: '' })).toContain('MAIL_FROM: ');
  });

  it('tells everything that is missing or wrong at once, and repeats no value', () => {
    const text = refusalOf({ PORT: 'hunter2', OIDC_AUDIENCE: '' });
    for (const name of [
      'PORT',
      'GATEWAY_KEYS',
      'OIDC_ISSUER',
      'OIDC_AUDIENCE',
      'OIDC_JWKS_URL',
      'REGIONS_DATABASE_URL',
    ]) {
      expect(text).toMatch(new RegExp(`^  ${name}: `, 'm'));
    }
    expect(text).toMatch(/^The regions subgraph cannot start:/);
    expect(text).not.toContain('hunter2');
  });

  it('refuses the address of another kind of database', () => {
    expect(refusalOf({ ...good, DATABASE_URL: 'mysql://owner:hunter2@db/hub' })).toMatch(
      /^  DATABASE_URL: must be a postgres:\/\/ address$/m,
    );
  });

  it('derives no role from an owner without a password', () => {
    expect(refusalOf({ ...good, DATABASE_URL: 'postgres://owner@db.example.nl/hub' })).toContain(
      'DATABASE_URL has no password',
    );
  });

  describe('refuses what works and must not', () => {
    const own = (url: string) => ({ ...good, REGIONS_DATABASE_URL: url });
    it.each([
      [
        'a short key of the gateway',
        { ...good, GATEWAY_KEYS: 'k1:c2hvcnQ' },
        /^ {2}GATEWAY_KEYS: .*32 bytes/m,
        'c2hvcnQ',
      ],
      [
        'a password that everybody tries first',
        own('postgres://banenbrug_regions:Postgres123@db/hub'),
        /^ {2}REGIONS_DATABASE_URL: .*tries first; give/m,
        'Postgres123',
      ],
      [
        'a password that is the role’s own name',
        own('postgres://banenbrug_regions:banenbrug_regions@db/hub'),
        /^ {2}REGIONS_DATABASE_URL: .*tries first/m,
        'banenbrug_regions',
      ],
      [
        'an owner’s password that everybody tries first',
        { ...good, DATABASE_URL: 'postgres://owner:changeme@db/hub' },
        /^ {2}DATABASE_URL: .*tries first/m,
        'changeme',
      ],
      [
        'the demo issuer',
        { ...good, OIDC_ISSUER: 'urn:banenbrug:demo-issuer' },
        /^ {2}OIDC_ISSUER: .*demo issuer.*DEMO=true/m,
        'urn:banenbrug',
      ],
      [
        'a key of the demo issuer',
        { ...good, OIDC_JWKS: JSON.stringify({ keys: [jwk, { ...jwk, kid: 'banenbrug-demo' }] }) },
        /^ {2}OIDC_JWKS: .*demo issuer/m,
        'P-256',
      ],
    ])('%s, without repeating it', (_, variables, problem, value) => {
      const text = refusalOf(variables);
      expect(text).toMatch(problem);
      expect(text).not.toContain(value);
    });

    it('but takes the demo issuer where a demonstration is meant', () => {
      const demo = { ...good, OIDC_ISSUER: 'urn:banenbrug:demo-issuer', DEMO: 'true' };
      expect(readSubgraphEnvironment('regions', demo).isDemo).toBe(true);
      expect(refusalOf({ ...demo, DEMO: 'yes' })).toContain('  DEMO: must be true or false');
    });

    it.each(['127.0.0.1', 'localhost', '[::1]'])('but takes any password on %s', (host) => {
      const url = `postgres://postgres:postgres@${host}:5432/hub`;
      expect(readSubgraphEnvironment('regions', own(url)).databaseUrl).toBe(url);
    });
  });
});
