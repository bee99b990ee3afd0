import { sensitive } from '@banenbrug/testkit';
import { readSubgraphEnvironment } from './run-subgraph';

const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const password = sensitive('password', 'hunter2');
const good = {
  PORT: '4101',
  DATABASE_URL: `postgres://owner:${password}@db.example.nl/hub`,
  OIDC_ISSUER: 'https://issuer.example.nl',
  OIDC_AUDIENCE: 'banenbrug',
  OIDC_JWKS: JSON.stringify({ keys: [jwk] }),
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

  it('tells everything that is missing or wrong at once, and repeats no value', () => {
    const text = refusalOf({ PORT: password, OIDC_AUDIENCE: '' });
    for (const name of ['PORT', 'OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URL', 'REGIONS_DATABASE_URL']) {
      expect(text).toMatch(new RegExp(`^  ${name}: `, 'm'));
    }
    expect(text).toMatch(/^The regions subgraph cannot start:/);
    expect(text).not.toContain(password);
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
});
