import { sensitive } from '@banenbrug/testkit';
import { z } from 'zod';
import { parseEnvironment } from './parse-environment';
import { tokenSettings, tokenVariables } from './token-variables';

const secret = sensitive('password', 'hunter2-0123456789');
const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  LEVEL: z.enum(['info', 'warn']),
});
const good = { PORT: '4000', DATABASE_URL: 'postgres://localhost/hub', LEVEL: 'info' };

describe('parseEnvironment', () => {
  it('answers the parsed values, defaults included', () => {
    expect(parseEnvironment(schema, good)).toEqual({
      type: 'ok',
      environment: { ...good, HOST: '127.0.0.1', PORT: 4000 },
    });
  });

  it('tells every problem at once, each under the name of its variable', () => {
    const result = parseEnvironment(schema, { PORT: '70000', LEVEL: 'loud' });
    expect(result.type === 'error' && result.problems.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'LEVEL',
    ]);
  });

  it.each(['', '  ', '\t'])('takes %j as absent', (empty) => {
    expect(parseEnvironment(schema, { ...good, HOST: empty })).toMatchObject({
      environment: { HOST: '127.0.0.1' },
    });
    expect(parseEnvironment(schema, { ...good, DATABASE_URL: empty })).toMatchObject({ type: 'error' });
  });

  it('repeats no value in a problem: it can be a secret', () => {
    const variables = { HOST: secret, PORT: secret, DATABASE_URL: `http://u:${secret}@x`, LEVEL: secret };
    const result = parseEnvironment(schema, variables);
    expect(result).toMatchObject({ type: 'error' });
    expect(JSON.stringify(result)).not.toContain(secret);
  });
});

describe('the variables of tokens', () => {
  const tokens = z.object(tokenVariables);
  const named = { OIDC_ISSUER: 'https://issuer.example.nl', OIDC_AUDIENCE: 'banenbrug' };
  const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
  const settings = (variables: Record<string, string>): unknown => {
    const result = parseEnvironment(tokens, { ...named, ...variables });
    return result.type === 'ok' ? tokenSettings(result.environment) : result.problems;
  };

  it('take the keys from an address or from the variable itself, which comes first', () => {
    const byUrl = { OIDC_JWKS_URL: 'https://issuer.example.nl/jwks' };
    const byText = { OIDC_JWKS: JSON.stringify({ keys: [key] }) };
    expect(settings(byUrl)).toMatchObject({ jwks: new URL(byUrl.OIDC_JWKS_URL) });
    expect(settings({ ...byUrl, ...byText })).toMatchObject({ jwks: { keys: [key] } });
  });

  it('are no settings without a source of keys', () => {
    expect(settings({})).toBeNull();
  });

  it.each(['{', '{}', '{"keys": []}', '{"keys": [{}]}', '[]', `{"keys": "${secret}"}`])(
    'refuse %j as a JWK Set, without repeating it',
    (text) => {
      const problems = settings({ OIDC_JWKS: text });
      expect(problems).toEqual([expect.stringMatching(/^OIDC_JWKS: must be a JWK Set/)]);
      expect(JSON.stringify(problems)).not.toContain(secret);
    },
  );

  it.each(['file:///etc/passwd', 'issuer', 'ftp://issuer.example.nl/jwks'])(
    'refuse %s as an address',
    (url) => {
      expect(settings({ OIDC_JWKS_URL: url })).toEqual([expect.stringMatching(/^OIDC_JWKS_URL: must be/)]);
    },
  );
});
