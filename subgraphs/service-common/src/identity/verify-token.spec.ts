import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sensitive } from '@banenbrug/testkit';
import { exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { UnauthenticatedError } from '../errors';
import { createTokenVerifier, TokenKeysUnavailableError, type VerifyToken } from './verify-token';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const issuer = 'https://issuer.example.nl';
const audience = 'banenbrug';
const deskId = '0b6f7c3e-8f5a-4a52-9d1e-5a2b7c9d0e1f';
const employerId = '1c7f8d4f-9a6b-4b63-8e2f-6b3c8d0e1f2a';
const organiser = { role: 'ORGANISER' };

async function publicJwk({ publicKey }: KeyPair, kid: string): Promise<JWK> {
  return { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Rejects with why the token was refused; anything else than a refusal fails the test. */
async function reasonOf(caller: Promise<unknown>): Promise<unknown> {
  const error = await caller.then(
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

  it('makes the caller that a good token speaks for', async () => {
    const regions = ['AM06', 'AM29'];
    expect(await verify(await sign(good({ role: 'DESK', deskId, regions })))).toEqual({
      role: 'DESK',
      deskId,
      employerId: null,
      regions,
      subject: 'somebody',
    });
    expect(await verify(await sign(good({ role: 'EMPLOYER', employerId })))).toMatchObject({
      role: 'EMPLOYER',
      employerId,
      deskId: null,
      regions: [],
    });
  });

  it.each(['ORGANISER', 'LIAISON', 'ADMIN'])('takes %s without a scope', async (role) => {
    expect(await verify(await sign(good({ role })))).toMatchObject({
      role,
      employerId: null,
      deskId: null,
      regions: [],
    });
  });

  it('freezes the caller down to its regions', async () => {
    const caller = await verify(await sign(good({ role: 'DESK', deskId, regions: ['AM06'] })));
    expect(Object.isFrozen(caller)).toBe(true);
    expect(Object.isFrozen(caller.regions)).toBe(true);
  });

  it('writes ids in lower case, so that comparing them as text is right', async () => {
    const token = await sign(good({ role: 'EMPLOYER', employerId: employerId.toUpperCase() }));
    expect((await verify(token)).employerId).toBe(employerId);
  });

  it('calls an expired token expired, and nothing else', async () => {
    expect(await reasonOf(verify(await sign({ ...good(), exp: now() - 1 })))).toBe('expired');
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

  it.each(['iss', 'aud', 'sub', 'exp', 'banenbrug'])('refuses a token without %s', async (name) => {
    expect(await reasonOf(verify(await sign(without(name))))).toBe('invalid');
  });

  it.each([
    ['an EMPLOYER without employer', { role: 'EMPLOYER' }],
    ['an EMPLOYER whose employer is no id', { role: 'EMPLOYER', employerId: 'Depot' }],
    ['an EMPLOYER with regions', { role: 'EMPLOYER', employerId, regions: ['AM06'] }],
    ['a DESK without desk', { role: 'DESK', regions: ['AM06'] }],
    ['a DESK without regions', { role: 'DESK', deskId }],
    ['a DESK with no region in its list', { role: 'DESK', deskId, regions: [] }],
    ['a DESK with more regions than there are', { role: 'DESK', deskId, regions: Array(36).fill('AM06') }],
    ['a region in lower case', { role: 'DESK', deskId, regions: ['am06'] }],
    ['a region with a digit too many', { role: 'DESK', deskId, regions: ['AM06', 'AM061'] }],
    ['a region that carries a second one', { role: 'DESK', deskId, regions: ['AM06,AM07'] }],
    ['a scope on a role that has none', { role: 'ADMIN', deskId }],
    ['a key that no role has', { role: 'ADMIN', name: 'x' }],
    ['PUBLIC, which needs no token', { role: 'PUBLIC' }],
    ['an unknown role', { role: 'ROOT' }],
    ['a role in lower case', { role: 'admin' }],
    ['several roles', { role: ['DESK', 'ADMIN'] }],
    ['a text', 'ADMIN'],
    ['null', null],
  ])('refuses the claim of %s', async (_, claim) => {
    expect(await reasonOf(verify(await sign(good(claim))))).toBe('invalid');
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

  it('accepts a key that the issuer begins to use, and no longer one that it has dropped', async () => {
    const next = await generateKeyPair('ES256', { extractable: true });
    let keys = [await publicJwk(pair, 'one')];
    let fetches = 0;
    await withServer(
      () => {
        fetches += 1;
        return { status: 200, body: JSON.stringify({ keys }) };
      },
      async (jwks) => {
        const verifyByUrl = createTokenVerifier({ issuer, audience, jwks });
        const [old, rotated] = [await sign(good()), await sign(good(), next, 'two')];
        await Promise.all([verifyByUrl(old), verifyByUrl(old)]);
        expect(fetches).toBe(1);
        expect(await reasonOf(verifyByUrl(rotated))).toBe('invalid');
        keys = [await publicJwk(next, 'two')];
        // An unknown key is asked for again after a pause, so that garbage cannot flood the issuer.
        const later = Date.now() + 60_000;
        const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
        try {
          expect((await verifyByUrl(rotated)).role).toBe('ORGANISER');
          expect(await reasonOf(verifyByUrl(old))).toBe('invalid');
          expect(fetches).toBe(2);
        } finally {
          clock.mockRestore();
        }
      },
    );
  });

  it.each([
    ['answers with an error', { status: 500, body: 'down' }],
    ['answers with something else', { status: 200, body: '<html>' }],
    ['answers with no keys', { status: 200, body: '{"keys": "none"}' }],
  ])('blames no token when the issuer %s', async (_, answer) => {
    await withServer(
      () => answer,
      async (jwks) => {
        const verdict = createTokenVerifier({ issuer, audience, jwks })(await sign(good()));
        await expect(verdict).rejects.toThrow(TokenKeysUnavailableError);
      },
    );
  });
});

async function withServer(
  answer: () => { status: number; body: string },
  work: (url: URL) => Promise<void>,
): Promise<void> {
  const server = createServer((_, response) => {
    const { status, body } = answer();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
