import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sensitive } from '@banenbrug/testkit';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createTokenVerifier, TokenKeysUnavailableError, type VerifyToken } from './verify-token';

const issuer = 'https://issuer.example.nl';
const audience = 'banenbrug';
const cooldown = 5000;
const maxAge = 60_000;

interface IssuerKey {
  readonly publicJwk: object;
  token(): Promise<string>;
}

/** A key of an issuer, and tokens under it. */
async function issuerKey(kid: string): Promise<IssuerKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' },
    token: async () => {
      const claims = new SignJWT()
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject('somebody')
        .setExpirationTime('1h');
      return sensitive('token', await claims.sign(privateKey));
    },
  };
}

describe('the keys of an issuer, from its server', () => {
  let server: Server;
  let jwks: URL;
  let old: IssuerKey;
  let next: IssuerKey;
  let answer: { status: number; body: string };
  let fetches: number;
  const serve = (...keys: IssuerKey[]): void => {
    answer = { status: 200, body: JSON.stringify({ keys: keys.map(({ publicJwk }) => publicJwk) }) };
  };
  const verifier = (): VerifyToken =>
    createTokenVerifier({ issuer, audience, jwks, jwksCooldownMs: cooldown, jwksMaxAgeMs: maxAge });

  beforeAll(async () => {
    [old, next] = await Promise.all([issuerKey('old'), issuerKey('next')]);
    server = createServer((_, response) => {
      fetches += 1;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jwks = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  /** The library reads the time itself; here it stands still between two steps. */
  let begin: number;
  const after = (ms: number): void => void jest.spyOn(Date, 'now').mockReturnValue(begin + ms);
  beforeEach(() => {
    begin = Date.now();
    after(0);
    fetches = 0;
    serve(old);
  });
  afterEach(() => jest.restoreAllMocks());

  it('are fetched once for many tokens', async () => {
    const verify = verifier();
    await Promise.all([verify(await old.token()), verify(await old.token())]);
    await verify(await old.token());
    expect(fetches).toBe(1);
  });

  it('rotate: a new key counts as soon as the pause between fetches is over', async () => {
    const verify = verifier();
    await verify(await old.token());
    serve(old, next);
    const token = await next.token();
    after(cooldown - 1);
    await expect(verify(token)).rejects.toMatchObject({ reason: 'invalid' });
    expect(fetches).toBe(1);
    after(cooldown);
    expect(await verify(token)).toMatchObject({ subject: 'somebody' });
    expect(await verify(await old.token())).toMatchObject({ subject: 'somebody' });
    expect(fetches).toBe(2);
  });

  it('rotate: a removed key counts no longer than the cache’s age', async () => {
    const verify = verifier();
    const token = await old.token();
    await verify(token);
    serve(next);
    after(maxAge - 1);
    expect(await verify(token)).toMatchObject({ subject: 'somebody' });
    after(maxAge);
    await expect(verify(token)).rejects.toMatchObject({ reason: 'invalid' });
    expect(fetches).toBe(2);
  });

  it('are not asked for again and again by tokens with names of keys that nobody has', async () => {
    const verify = verifier();
    await verify(await old.token());
    const strangers = await Promise.all(['a', '../b', 'c'].map(issuerKey));
    for (const stranger of strangers) {
      await expect(verify(await stranger.token())).rejects.toMatchObject({ reason: 'invalid' });
    }
    expect(fetches).toBe(1);
  });

  it.each([
    ['answers with an error', { status: 500, body: 'down' }],
    ['answers with something else', { status: 200, body: '<html>' }],
    ['answers with no keys', { status: 200, body: '{"keys": "none"}' }],
  ])('are no fault of a token when the issuer %s', async (_, given) => {
    answer = given;
    await expect(verifier()(await old.token())).rejects.toThrow(TokenKeysUnavailableError);
  });
});
