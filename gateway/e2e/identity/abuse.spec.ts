import { request as httpRequest } from 'node:http';
import { sensitive } from '@banenbrug/testkit';
import { createTokenVerifier } from '@banenbrug/service-common';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { type Federation, recordingLogger, startFederation } from '../federation/start-federation';
import type { Planner } from '../../src/plan/planner';
import { type RegionsStub, regionsStub } from './regions-stub';

const planned = jest.fn();
jest.mock('../../src/plan/planner', () => {
  const actual = jest.requireActual<{ createPlanner: (sdl: string) => Planner }>('../../src/plan/planner');
  return {
    createPlanner: (sdl: string) => {
      const planner = actual.createPlanner(sdl);
      return {
        plan: (...given: Parameters<typeof planner.plan>) => {
          planned();
          return planner.plan(...given);
        },
      };
    },
  };
});

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
interface Forgery {
  readonly header?: Partial<JWTHeaderParameters>;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly key?: KeyPair['privateKey'] | Uint8Array;
}

const issuer = 'https://issuer.example.nl';
const audience = 'banenbrug';
const seconds = (): number => Math.floor(Date.now() / 1000);
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** No document: whoever gets as far as parsing it is told so with 400. */
const body = '{"query":"{ who"}';

describe('the gateway, sent tokens that are no good', () => {
  let own: KeyPair;
  let foreign: KeyPair;
  let federation: Federation;
  let regions: RegionsStub;
  let url: string;
  const logger = recordingLogger();

  beforeAll(async () => {
    own = await generateKeyPair('ES256', { extractable: true });
    foreign = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    regions = regionsStub();
    regions.answer = {
      isRevoked: false,
      grants: [{ role: 'ADMIN', employerIds: [], deskId: null, regions: [] }],
    };
    federation = await startFederation(
      'http',
      { regions: regions.subgraph },
      {
        verifyToken: createTokenVerifier({ issuer, audience, jwks: { keys: [jwk] } }),
        accessFrom: { subgraph: 'regions' },
        logger,
      },
    );
    ({ url } = await federation.gateway.listen({ port: 0 }));
  });
  afterAll(() => federation.close());
  beforeEach(() => {
    federation.fetches.length = 0;
    regions.asked.length = 0;
  });

  const good = (): JWTPayload => ({ iss: issuer, aud: audience, sub: 'somebody', exp: seconds() + 300 });
  const token = async ({
    header = {},
    payload = {},
    key = own.privateKey,
  }: Forgery = {}): Promise<string> => {
    const claims = new SignJWT({ ...good(), ...payload });
    return sensitive(
      'token',
      await claims.setProtectedHeader({ alg: 'ES256', kid: 'one', ...header }).sign(key),
    );
  };
  const send = (authorization: string, text = body): Promise<Response> =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: text,
    });
  const stillLives = async (): Promise<void> => {
    const answer = await send(`Bearer ${await token()}`, '{"query":"{ who }"}');
    expect(await answer.json()).toMatchObject({ data: { who: expect.stringContaining('"ADMIN"') } });
  };

  const forgeries: readonly (readonly [
    string,
    'expired' | 'malformed' | 'invalid',
    () => Promise<string>,
  ])[] = [
    ['that has expired', 'expired', () => token({ payload: { exp: seconds() - 1 } })],
    ['that is not valid yet', 'invalid', () => token({ payload: { nbf: seconds() + 3600 } })],
    ['for another audience', 'invalid', () => token({ payload: { aud: 'somewhere-else' } })],
    ['of another issuer', 'invalid', () => token({ payload: { iss: 'https://evil.example' } })],
    ['without an expiry', 'invalid', () => token({ payload: { exp: undefined } })],
    ['without a subject', 'invalid', () => token({ payload: { sub: undefined } })],
    [
      'that nobody signed (alg none)',
      'invalid',
      async () => `${encoded({ alg: 'none' })}.${encoded(good())}.`,
    ],
    [
      'that nobody signed, under a known key’s name',
      'invalid',
      async () => `${encoded({ alg: 'none', kid: 'one' })}.${encoded(good())}.`,
    ],
    [
      'signed with the public key as a secret (HS256)',
      'invalid',
      async () =>
        token({ header: { alg: 'HS256' }, key: new TextEncoder().encode(await exportSPKI(own.publicKey)) }),
    ],
    [
      'under a key that nobody knows',
      'invalid',
      () => token({ header: { kid: 'two' }, key: foreign.privateKey }),
    ],
    ['under another key with a known name', 'invalid', () => token({ key: foreign.privateKey })],
    [
      'that names a file as its key',
      'invalid',
      () => token({ header: { kid: '../../../../dev/null' }, key: foreign.privateKey }),
    ],
    [
      'that names a statement as its key',
      'invalid',
      () => token({ header: { kid: "x' union select 'secret" }, key: foreign.privateKey }),
    ],
    [
      'that brings its own key',
      'invalid',
      async () =>
        token({ header: { kid: 'x', jwk: await exportJWK(foreign.publicKey) }, key: foreign.privateKey }),
    ],
    [
      'that says where its key is',
      'invalid',
      () => token({ header: { kid: 'x', jku: `${url}/jwks` }, key: foreign.privateKey }),
    ],
    [
      'whose claims were changed',
      'invalid',
      async () => {
        const [header, , signature] = (await token()).split('.');
        return `${header}.${encoded({ ...good(), sub: 'root' })}.${signature}`;
      },
    ],
    ['of 9,000 characters', 'malformed', () => token({ payload: { pad: 'x'.repeat(9000) } })],
    ['that is none', 'malformed', async () => 'abc'],
  ];

  it.each(forgeries)('refuses one %s as %s before it parses, plans or executes', async (_, reason, forge) => {
    const answer = await send(`Bearer ${await forge()}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(
      `Bearer error="invalid_token", error_description="${reason}"`,
    );
    expect(await answer.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED', reason } }],
    });
    expect(planned).not.toHaveBeenCalled();
    expect([federation.fetches, regions.asked]).toEqual([[], []]);
    await stillLives();
  });

  it('refuses a token longer than a request’s head may be, and lives on', async () => {
    const answer = await send(`Bearer ${'x'.repeat(20_000)}`);
    expect(answer.status).toBe(431);
    expect(planned).not.toHaveBeenCalled();
    await stillLives();
  });

  it.each(['banenbrug-caller', 'banenbrug-signature', 'x-caller'])(
    'takes no caller from a client’s own header %s',
    async (name) => {
      const caller = encoded({ role: 'ADMIN', employerId: null, deskId: null, regions: [], subject: 'root' });
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [name]: caller },
        body: '{"query":"{ who }"}',
      });
      const { data } = (await answer.json()) as { data: { who: string } };
      expect(JSON.parse(data.who)).toMatchObject({ role: 'PUBLIC', subject: null });
    },
  );

  it('logs nothing of a token that it refused', async () => {
    logger.lines.length = 0;
    await send(`Bearer ${await token({ payload: { aud: 'hidden-audience' } })}`);
    expect(JSON.stringify(logger.lines)).not.toMatch(/hidden|eyJ/);
  });
});

describe('a gateway that answers to names of this machine only', () => {
  let federation: Federation;
  let address: URL;
  beforeAll(async () => {
    federation = await startFederation(
      'in-process',
      { regions: regionsStub().subgraph },
      { hostNames: ['localhost', '127.0.0.1', '[::1]'] },
    );
    address = new URL((await federation.gateway.listen({ port: 0 })).url);
  });
  afterAll(() => federation.close());

  /** The status of a question that was sent to this name. */
  const statusFor = (host: string, path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { host, 'apollo-require-preflight': '1' };
      httpRequest(address, { path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it.each(['localhost', 'LOCALHOST:4000', '127.0.0.1', '127.0.0.1:4000', '[::1]:4000'])(
    'answers %s',
    async (host) => {
      expect(await statusFor(host, '/graphql?query={who}')).toBe(200);
    },
  );

  it.each(['evil.example', 'evil.example:4000', 'localhost.evil.example', '127.0.0.1.evil.example', '::1'])(
    'refuses %s everywhere but where it says how it is',
    async (host) => {
      for (const path of ['/graphql?query={who}', '/', '/personas.json']) {
        expect(await statusFor(host, path)).toBe(421);
      }
      expect(await statusFor(host, '/health')).toBe(200);
    },
  );
});
