import { readEnvironment } from './environment';

const complete = {
  REGIONS_URL: 'http://regions:4001/graphql',
  EMPLOYERS_URL: 'http://employers:4002/graphql',
  CANDIDATES_URL: 'http://candidates:4003/graphql',
  AGREEMENTS_URL: 'http://agreements:4004/graphql',
  OIDC_ISSUER: 'https://login.example.nl',
  OIDC_AUDIENCE: 'banenbrug',
  OIDC_JWKS_URL: 'https://login.example.nl/jwks',
  GATEWAY_KEYS: 'k1:bfSG0WQ4n1L_3b5Tf9sPqYvXk2JrHdEmZcA7uNiO8gM',
};

describe('readEnvironment', () => {
  it('needs addresses and identity, and has defaults for the rest', () => {
    const result = readEnvironment(complete);
    expect(result).toMatchObject({
      type: 'ok',
      environment: {
        host: '127.0.0.1',
        port: 4000,
        supergraphFile: expect.stringMatching(/gateway[/\\]supergraph\.graphql$/),
        supergraphPollMs: 5000,
        noticeMs: 0,
        subgraphUrls: {
          regions: 'http://regions:4001/graphql',
          agreements: 'http://agreements:4004/graphql',
        },
        accessClaims: ['groups', 'roles'],
        gatewayKeys: [{ id: 'k1' }],
        introspection: false,
        graphiql: false,
        operationTimeoutMs: 30_000,
      },
    });
  });

  it('takes the time of one subgraph before that of all', () => {
    const variables = { SUBGRAPH_TIMEOUT_SECONDS: '4', CANDIDATES_TIMEOUT_SECONDS: '7.5' };
    expect(readEnvironment({ ...complete, ...variables, OPERATION_TIMEOUT_SECONDS: '20' })).toMatchObject({
      environment: {
        operationTimeoutMs: 20_000,
        resilience: { regions: { timeoutMs: 4000 }, candidates: { timeoutMs: 7500 } },
      },
    });
  });

  it('collects every problem, and tells no value', () => {
    const result = readEnvironment({ PORT: 'hunter2', REGIONS_URL: 'nonsense', INTROSPECTION: 'perhaps' });
    const problems = result.type === 'error' ? result.problems : [];
    for (const name of [
      'PORT',
      'REGIONS_URL',
      'EMPLOYERS_URL',
      'OIDC_ISSUER',
      'GATEWAY_KEYS',
      'INTROSPECTION',
    ]) {
      expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^${name}: `)));
    }
    expect(problems.join()).not.toMatch(/hunter2|nonsense|perhaps/);
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnvironment({ ...complete, PORT: '', HOST: ' ' })).toMatchObject({
      environment: { port: 4000, host: '127.0.0.1' },
    });
    expect(readEnvironment({ ...complete, EMPLOYERS_URL: '' })).toMatchObject({
      problems: [expect.stringMatching(/^EMPLOYERS_URL: /)],
    });
  });

  it.each([
    ['false', 'nobody'],
    ['public', 'public'],
    ['true', 'everybody'],
    ['', 'nobody'],
  ])('takes TRUSTED_DOCUMENTS_ONLY=%s for %s', (value, only) => {
    const variables = { TRUSTED_DOCUMENTS: '/m.json', TRUSTED_DOCUMENTS_ONLY: value };
    expect(readEnvironment({ ...complete, ...variables })).toMatchObject({
      environment: { trustedDocuments: { file: '/m.json', only } },
    });
  });

  it.each([
    ['a key source is missing', { OIDC_JWKS_URL: '' }, /^OIDC_JWKS_URL: /],
    ['the page is on and introspection is off', { GRAPHIQL: 'true' }, /^GRAPHIQL: /],
    [
      'only trusted documents are answered and none are named',
      { TRUSTED_DOCUMENTS_ONLY: 'public' },
      /^TRUSTED_DOCUMENTS: /,
    ],
    [
      'the page is on and only trusted documents are answered',
      {
        GRAPHIQL: 'true',
        INTROSPECTION: 'true',
        TRUSTED_DOCUMENTS: 'm.json',
        TRUSTED_DOCUMENTS_ONLY: 'true',
      },
      /^GRAPHIQL: .*TRUSTED_DOCUMENTS_ONLY/,
    ],
    [
      'it is not said who may send trusted documents only',
      { TRUSTED_DOCUMENTS_ONLY: 'some' },
      /^TRUSTED_DOCUMENTS_ONLY: must be false, public or true/,
    ],
    ['an address is not HTTP', { REGIONS_URL: 'ftp://regions/graphql' }, /^REGIONS_URL: /],
    ['the issuer is the demo’s', { OIDC_ISSUER: 'urn:banenbrug:demo-issuer' }, /^OIDC_ISSUER: .*DEMO=true/],
    ['a key of the gateway is short', { GATEWAY_KEYS: 'k1:c2hvcnQ' }, /^GATEWAY_KEYS: .*32 bytes/],
    ['an operation may take a minute', { OPERATION_TIMEOUT_SECONDS: '60' }, /^OPERATION_TIMEOUT_SECONDS: /],
    ['a port is out of range', { PORT: '70000' }, /^PORT: /],
  ])('refuses when %s', (_, change, problem) => {
    expect(readEnvironment({ ...complete, ...change })).toEqual({
      type: 'error',
      problems: [expect.stringMatching(problem)],
    });
  });

  it('takes the demo issuer where a demonstration is meant, and other claims where they are named', () => {
    const demo = { OIDC_ISSUER: 'urn:banenbrug:demo-issuer', DEMO: 'true', OIDC_ACCESS_CLAIMS: 'a, b,' };
    expect(readEnvironment({ ...complete, ...demo })).toMatchObject({
      type: 'ok',
      environment: { accessClaims: ['a', 'b'] },
    });
  });
});
