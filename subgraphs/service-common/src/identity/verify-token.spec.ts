import { sensitive } from '@banenbrug/testkit';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { UnauthenticatedError } from '../errors';
import { createTokenVerifier, type VerifyToken } from './verify-token';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const issuer = 'https://issuer.example.nl';
const audience = 'banenbrug';
const organiser = { role: 'ORGANISER' };

async function publicJwk({ publicKey }: KeyPair, kid: string): Promise<JWK> {
  return { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Rejects with why the token was refused; anything else than a refusal fails the test. */
async function reasonOf(verdict: Promise<unknown>): Promise<unknown> {
  const error = await verdict.then(
    () => new Error('the token was accepted'),
    (thrown: UnauthenticatedError) => thrown,
  );
  expect(error).toMatchObject({ name: 'UnauthenticatedError', code: 'UNAUTHENTICATED' });
  return (error as UnauthenticatedError).reason;
}

describe('createTokenVerifier', () => {
  let pair: KeyPair;
  let verify: VerifyToken;
  const now = (): number => Math.floor(Date.now() / 1000);
  const good = (claim: unknown = organiser): JWTPayload => ({
    iss: issuer,
    aud: audience,
    sub: 'somebody',
    exp: now() + 300,
    banenbrug: claim,
  });
  const sign = async (payload: JWTPayload, { privateKey }: KeyPair = pair, kid = 'one'): Promise<string> =>
    sensitive('token', await new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey));
  const without = (name: string): JWTPayload =>
    Object.fromEntries(Object.entries(good()).filter(([key]) => key !== name));

  beforeAll(async () => {
    pair = await generateKeyPair('ES256', { extractable: true });
    verify = createTokenVerifier({ issuer, audience, jwks: { keys: [await publicJwk(pair, 'one')] } });
  });

  it('tells of a good token who issued it, for whom, until when, and all it claims', async () => {
    const payload = good({ role: 'DESK' });
    expect(await verify(await sign(payload))).toEqual({
      issuer,
      subject: 'somebody',
      expiresAt: new Date(Number(payload.exp) * 1000),
      claims: payload,
    });
  });

  it('leaves it to others what the hub’s own claim says, and whether there is one', async () => {
    expect((await verify(await sign(without('banenbrug')))).claims).not.toHaveProperty('banenbrug');
    expect((await verify(await sign(good('ROOT')))).claims).toMatchObject({ banenbrug: 'ROOT' });
  });

  it('calls an expired token expired, and nothing else', async () => {
    expect(await reasonOf(verify(await sign({ ...good(), exp: now() - 1 })))).toBe('expired');
  });

  it('takes a token for as long after its expiry as it is told to, and no longer', async () => {
    const lenient = createTokenVerifier(
      { issuer, audience, jwks: { keys: [await publicJwk(pair, 'one')] } },
      { leewaySeconds: 600, clock: { now: () => new Date((now() + 1000) * 1000) } },
    );
    expect(await lenient(await sign({ ...good(), exp: now() + 410 }))).toMatchObject({ subject: 'somebody' });
    expect(await reasonOf(lenient(await sign({ ...good(), exp: now() + 390 })))).toBe('expired');
  });

  it('takes a token that ends after the last instant of the calendar', async () => {
    const { expiresAt } = await verify(await sign({ ...good(), exp: 1e15 }));
    expect(expiresAt.getTime()).toBe(8.64e15);
  });

  it.each([
    ['of another issuer', { iss: 'https://other.example.nl' }],
    ['for another audience', { aud: 'somewhere-else' }],
    ['that is not valid yet', { nbf: 4_000_000_000 }],
    ['with an expiry that is no number', { exp: '4000000000' as unknown as number }],
    ['with a subject that is no text', { sub: 42 as unknown as string }],
    ['with an empty subject', { sub: ' ' }],
    ['with a subject that cannot be stored', { sub: 'a\0b' }],
  ])('refuses a token %s', async (_, change) => {
    expect(await reasonOf(verify(await sign({ ...good(), ...change })))).toBe('invalid');
  });

  it.each(['iss', 'aud', 'sub', 'exp'])('refuses a token without %s', async (name) => {
    expect(await reasonOf(verify(await sign(without(name))))).toBe('invalid');
  });

  it('refuses a token that nobody signed', async () => {
    const unsigned = `${encoded({ alg: 'none' })}.${encoded(good())}.`;
    expect(await reasonOf(verify(unsigned))).toBe('invalid');
  });

  it('refuses HS256 with the public key as the secret', async () => {
    for (const secret of [await exportSPKI(pair.publicKey), JSON.stringify(await publicJwk(pair, 'one'))]) {
      const token = await new SignJWT(good())
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(new TextEncoder().encode(secret));
      expect(await reasonOf(verify(token))).toBe('invalid');
    }
  });

  it('refuses another key, under its own name and under a known one', async () => {
    const other = await generateKeyPair('ES256');
    expect(await reasonOf(verify(await sign(good(), other, 'two')))).toBe('invalid');
    expect(await reasonOf(verify(await sign(good(), other, 'one')))).toBe('invalid');
  });

  it.each(['../../etc/passwd', 'https://evil.example/jwks', 'one\0', '', '__proto__'])(
    'looks no key up under %j',
    async (kid) => {
      expect(await reasonOf(verify(await sign(good(), await generateKeyPair('ES256'), kid)))).toBe('invalid');
    },
  );

  it('does not take the key that a token brings along', async () => {
    const other = await generateKeyPair('ES256', { extractable: true });
    const token = await new SignJWT(good())
      .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(other.publicKey) })
      .sign(other.privateKey);
    expect(await reasonOf(verify(token))).toBe('invalid');
  });

  it('refuses a token whose claims were changed after signing', async () => {
    const [header, , signature] = (await sign(good())).split('.');
    expect(await reasonOf(verify(`${header}.${encoded(good({ role: 'ADMIN' }))}.${signature}`))).toBe(
      'invalid',
    );
  });

  it.each(['', 'x', 'a.b.c', '..', '{}', `${'a'.repeat(10_000)}.b.c`, 'é.é.é'])(
    'calls %j malformed',
    async (token) => {
      expect(await reasonOf(verify(token))).toBe('malformed');
    },
  );

  it('says nothing of the token in the error', async () => {
    const token = await sign({ ...good(), aud: 'hidden-audience' });
    const error = await verify(token).catch((thrown: Error) => thrown);
    expect(JSON.stringify([error, (error as Error).message])).not.toMatch(/hidden-audience|somebody/);
  });
});
