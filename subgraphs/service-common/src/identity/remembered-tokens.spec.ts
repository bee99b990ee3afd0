import { sensitive } from '@banenbrug/testkit';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { RememberedTokens } from './remembered-tokens';
import { createTokenVerifier, type VerifyToken } from './verify-token';

const issuer = 'https://issuer.example.nl';
const audience = 'banenbrug';
const begin = 1_800_000_000;

describe('a token that was found good before', () => {
  let token: string;
  let verify: VerifyToken;
  let publicJwk: JWK;
  let seconds = begin;

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    publicJwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    const claims = new SignJWT({ iss: issuer, aud: audience, sub: 'somebody', nbf: begin, exp: begin + 60 });
    token = sensitive(
      'token',
      await claims.setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey),
    );
  });
  beforeEach(() => {
    seconds = begin;
    const clock = { now: () => new Date(seconds * 1000) };
    verify = createTokenVerifier(
      { issuer, audience, jwks: { keys: [publicJwk] } },
      { clock, leewaySeconds: 5 },
    );
  });
  afterEach(() => jest.restoreAllMocks());

  it('is told of as the first time, without its signature being checked again', async () => {
    const check = jest.spyOn(globalThis.crypto.subtle, 'verify');
    const first = await verify(token);
    expect(check).toHaveBeenCalledTimes(1);
    expect(await verify(token)).toEqual(first);
    expect(check).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['expires when its time is over', begin + 64, begin + 65, 'expired'],
    ['is not good before its time', begin - 5, begin - 6, 'invalid'],
  ])('%s', async (_, good, bad, reason) => {
    await verify(token);
    seconds = good;
    expect(await verify(token)).toMatchObject({ subject: 'somebody' });
    seconds = bad;
    await expect(verify(token)).rejects.toMatchObject({ reason });
  });

  it('says nothing for another with the same claims', async () => {
    await verify(token);
    const [head, body, signature = ''] = token.split('.');
    const forged = `${head}.${body}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`;
    await expect(verify(forged)).rejects.toMatchObject({ reason: 'invalid' });
  });
});

describe('RememberedTokens', () => {
  const lookup: [never, never] = [{ alg: 'ES256', kid: 'one' } as never, {} as never];
  const key = (): CryptoKey => ({ type: 'public' }) as CryptoKey;

  it('forgets a token when its key is another by the same name', async () => {
    const tokens = new RememberedTokens<string>();
    const [old, next] = [key(), key()];
    tokens.remember('text', { token: 'token', lookup, key: old });
    expect(await tokens.recall('text', () => old)).toBe('token');
    expect(await tokens.recall('text', () => next)).toBeNull();
    expect(await tokens.recall('text', () => old)).toBeNull();
  });

  it('forgets the oldest when it is full', async () => {
    const tokens = new RememberedTokens<string>(2);
    const one = key();
    for (const name of ['a', 'b', 'c']) tokens.remember(name, { token: name, lookup, key: one });
    const recalled = await Promise.all(['a', 'b', 'c'].map((name) => tokens.recall(name, () => one)));
    expect(recalled).toEqual([null, 'b', 'c']);
  });
});
