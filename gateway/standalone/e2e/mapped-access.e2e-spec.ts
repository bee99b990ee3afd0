import { callerClaim, type TokenSettings } from '@banenbrug/service-common';
import { createTestHub, type TestHub, testLogger, testRoles } from '@banenbrug/testkit';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Hub, openHub, subgraphModules } from '../src';
import { supergraphFile } from './demo-hub';
import { startTimeoutMs } from './processes/child';
import { type HubProcesses, startProcesses } from './processes/hub-processes';

interface Answer {
  readonly status: number;
  readonly data?: Record<string, { readonly id?: string; readonly errors?: readonly object[] } | null> | null;
  readonly errors?: readonly { readonly extensions: Record<string, unknown> }[];
}

/** An issuer whose tokens say to which groups somebody belongs, and of the administrator's more than that. */
async function openIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const settings: TokenSettings = {
    issuer: 'https://login.example.nl',
    audience: 'banenbrug',
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'own' }] },
  };
  const issue = (subject: string, claims: Record<string, unknown>): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'own' })
      .setIssuer(settings.issuer)
      .setAudience(settings.audience)
      .setSubject(subject)
      .setExpirationTime('1h')
      .sign(privateKey);
  return { settings, issue };
}

describe('access that an administrator maps to a group of the issuer', () => {
  jest.setTimeout(startTimeoutMs);

  let database: TestHub;
  let processes: HubProcesses;
  let hub: Hub;
  let issuer: Awaited<ReturnType<typeof openIssuer>>;
  /** Two gateways on one database: in one process with the subgraphs, and over HTTP. */
  const urls: Record<'in-process' | 'http', string> = { 'in-process': '', http: '' };

  beforeAll(async () => {
    issuer = await openIssuer();
    database = await createTestHub(subgraphModules);
    processes = await startProcesses({ role: database.role, tokens: issuer.settings });
    hub = await openHub({
      database: { ownerUrl: database.ownerUrl, ...testRoles() },
      tokens: issuer.settings,
      supergraphFile,
      logger: testLogger('hub'),
    });
    urls['in-process'] = (await hub.gateway.listen({ port: 0 })).url;
    urls.http = processes.gatewayUrl;
  });
  afterAll(async () => {
    await hub?.close();
    await processes?.stop();
    await database?.close();
  });

  const send = async (
    url: string,
    token: string,
    query: string,
    variables: object = {},
    actingFor?: string,
  ): Promise<Answer> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...(actingFor === undefined ? {} : { 'banenbrug-acting-for': actingFor }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  };

  it.each([
    ['in-process', 'http'],
    ['http', 'in-process'],
  ] as const)('is given %s, chosen from, and taken from a leaver at once, %s too', async (wire, other) => {
    const url = urls[wire];
    const admin = await issuer.issue('admin', { [callerClaim]: { role: 'ADMIN' } });
    const asAdmin = async (field: string, type: string, input: object, rest = ''): Promise<unknown> => {
      const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${rest} errors { __typename } } }`;
      const { data, errors } = await send(url, admin, query, { input });
      expect({ field, errors, refused: data?.[field]?.errors }).toEqual({ field, refused: [] });
      return data?.[field];
    };
    const register = async (name: string, kvkNumber: string): Promise<string> => {
      const input = { name: `${name} ${wire}`, kvkNumber };
      const payload = await asAdmin('registerEmployer', 'RegisterEmployerInput', input, 'employer { id }');
      return (payload as { employer: { id: string } }).employer.id;
    };
    const numbers = wire === 'http' ? ['91234567', '91234568'] : ['91234569', '91234570'];
    const [holding, daughter] = [
      await register('Holding', numbers[0] ?? ''),
      await register('Daughter', numbers[1] ?? ''),
    ];
    const group = `planners-${wire}`;
    const subject = `planner-${wire}`;
    const token = await issuer.issue(subject, { groups: [group] });
    const own = '{ ownEmployer { id } }';

    expect(await send(url, token, own)).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'NO_ACCESS' } }],
    });
    await asAdmin('grantAccess', 'GrantAccessInput', {
      issuer: issuer.settings.issuer,
      claim: 'groups',
      value: group,
      role: 'EMPLOYER',
      employerIds: [holding, daughter],
    });
    const asked = await send(url, token, own);
    expect([asked.status, asked.errors?.[0]?.extensions['code']]).toEqual([403, 'SCOPE_AMBIGUOUS']);
    expect(asked.errors?.[0]?.extensions['choices']).toEqual(
      expect.arrayContaining([holding, daughter].map((employerId) => ({ role: 'EMPLOYER', employerId }))),
    );
    for (const id of [holding, daughter]) {
      expect(await send(url, token, own, {}, id)).toEqual({ status: 200, data: { ownEmployer: { id } } });
    }

    await asAdmin('revokeSubject', 'RevokeSubjectInput', { issuer: issuer.settings.issuer, subject });
    const direct = await issuer.issue(subject, {
      [callerClaim]: { role: 'EMPLOYER', employerId: holding },
    });
    for (const gateway of [url, urls[other]]) {
      for (const shown of [token, direct]) {
        expect(await send(gateway, shown, own, {}, holding)).toMatchObject({
          status: 401,
          errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'revoked' } }],
        });
      }
    }
  });
});
