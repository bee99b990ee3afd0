import { sensitive } from '@banenbrug/testkit';
import { UnauthenticatedError, type VerifiedToken } from '@banenbrug/service-common';
import { type Federation, recordingLogger, startFederation, wires } from '../federation/start-federation';
import { type RegionsStub, regionsStub } from './regions-stub';

const [depot, shop, deskId] = [
  '1c7f8d4f-9a6b-4b63-8e2f-6b3c8d0e1f2a',
  '2c7f8d4f-9a6b-4b63-8e2f-6b3c8d0e1f2a',
  '0b6f7c3e-8f5a-4a52-9d1e-5a2b7c9d0e1f',
];
const nothing = { employerIds: [], deskId: null, regions: [] };
const employers = { ...nothing, role: 'EMPLOYER' as const, employerIds: [depot, shop] };
const desk = { ...nothing, role: 'DESK' as const, deskId, regions: ['AM29', 'AM06'] };
const liaison = { ...nothing, role: 'LIAISON' as const };

/** What each token of this test says when it is verified. */
const claims: Readonly<Record<string, Record<string, unknown>>> = {
  direct: { banenbrug: { role: 'EMPLOYER', employerId: depot }, groups: ['depots'] },
  mapped: { groups: ['depots', 'a\u0000b', '', 7, 'x'.repeat(501)], roles: 'planner', email: 'a@b.example' },
  other: { groups: ['others'] },
  crowded: { groups: Array.from({ length: 500 }, (_, index) => `group ${index}`) },
  wrong: { banenbrug: { role: 'ROOT' } },
};

describe.each(wires)('access of a token’s subject, asked from regions %s', (wire) => {
  let federation: Federation;
  let url: string;
  let regions: RegionsStub;
  let now: number;
  const logger = recordingLogger();
  let expiresAt: Date;

  beforeEach(async () => {
    now = Date.parse('2026-06-15T08:00:00Z');
    expiresAt = new Date('2026-06-15T09:00:00Z');
    logger.lines.length = 0;
    regions = regionsStub();
    federation = await startFederation(
      wire,
      { regions: regions.subgraph },
      {
        verifyToken: async (token): Promise<VerifiedToken> => {
          const claimed = claims[token];
          if (!claimed) throw new UnauthenticatedError('expired');
          return { issuer: 'https://issuer.example.nl', subject: 'somebody', expiresAt, claims: claimed };
        },
        accessFrom: { subgraph: 'regions' },
        clock: { now: () => new Date(now) },
        logger,
      },
    );
    ({ url } = await federation.gateway.listen({ port: 0 }));
  });
  afterEach(() => federation.close());

  const ask = async (token: string | null, headers: Record<string, string> = {}, query = '{ who }') => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { who?: string };
      errors?: { message: string; extensions: Record<string, unknown> }[];
    };
    return {
      status: response.status,
      caller: data?.who === undefined ? null : (JSON.parse(data.who) as unknown),
      data,
      error: errors?.[0],
    };
  };
  const refused = (status: number, extensions: object) => ({ status, caller: null, error: { extensions } });

  it('asks by issuer, subject and the texts of the claims that access can be mapped from', async () => {
    regions.answer = { isRevoked: false, grants: [liaison] };
    expect(await ask('mapped')).toMatchObject({ caller: { role: 'LIAISON', subject: 'somebody' } });
    expect(regions.asked).toEqual([
      {
        issuer: 'https://issuer.example.nl',
        subject: 'somebody',
        values: [
          { claim: 'sub', value: 'somebody' },
          { claim: 'groups', value: 'depots' },
          { claim: 'roles', value: 'planner' },
        ],
      },
    ]);
  });

  it('asks with 200 values at most', async () => {
    await ask('crowded');
    expect(regions.asked[0]?.values).toHaveLength(200);
    expect(regions.asked[0]?.values[0]).toEqual({ claim: 'sub', value: 'somebody' });
  });

  it('asks nobody without a token, and without a good one', async () => {
    expect(await ask(null)).toMatchObject({ status: 200, caller: { role: 'PUBLIC', subject: null } });
    expect(await ask('unknown')).toMatchObject(refused(401, { reason: 'expired' }));
    expect(await ask('wrong')).toMatchObject(refused(401, { reason: 'invalid' }));
    expect(regions.asked).toEqual([]);
  });

  it('takes a token that names a role itself by its word, unless its subject was removed', async () => {
    regions.answer = { isRevoked: false, grants: [liaison] };
    expect(await ask('direct')).toMatchObject({ caller: { role: 'EMPLOYER', employerId: depot } });
    regions.answer = { isRevoked: true, grants: [liaison] };
    expect(await ask('direct')).toMatchObject(refused(401, { code: 'UNAUTHENTICATED', reason: 'revoked' }));
    expect(await ask('mapped')).toMatchObject(refused(401, { code: 'UNAUTHENTICATED', reason: 'revoked' }));
  });

  it('asks for every request, and once for those that ask the same at the same moment', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    regions.answer = () => held.then(() => ({ isRevoked: false, grants: [liaison] }));
    const answers = ['mapped', 'mapped', 'other', 'mapped'].map((token) => ask(token));
    while (regions.asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
    // Time for the rest to arrive; were they to ask as well, there would be more than two questions in the end.
    await new Promise((resolve) => setTimeout(resolve, 100));
    release();
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200);
    expect(regions.asked).toHaveLength(2);
    await ask('mapped');
    expect(regions.asked).toHaveLength(3);
  });

  it('tells who was granted nothing whom to ask', async () => {
    expect(await ask('mapped', { 'accept-language': 'nl' })).toMatchObject({
      ...refused(403, { code: 'NO_ACCESS' }),
      error: { message: expect.stringContaining('beheerder'), extensions: { code: 'NO_ACCESS' } },
    });
    regions.answer = {
      isRevoked: false,
      grants: [
        { ...employers, employerIds: [] },
        { ...desk, deskId: null },
      ],
    };
    expect(await ask('mapped')).toMatchObject(refused(403, { code: 'NO_ACCESS' }));
  });

  it('gives a desk the regions of the answer, and one scope that was granted twice once', async () => {
    regions.answer = { isRevoked: false, grants: [desk, { ...desk, regions: ['AM06', 'AM01'] }] };
    expect(await ask('mapped')).toMatchObject({
      caller: { role: 'DESK', deskId, employerId: null, regions: ['AM01', 'AM06', 'AM29'] },
    });
  });

  it('lets who has several scopes choose one, and only among what was granted', async () => {
    regions.answer = { isRevoked: false, grants: [employers, desk, liaison] };
    const choices = [
      { role: 'EMPLOYER', employerId: depot },
      { role: 'EMPLOYER', employerId: shop },
      { role: 'DESK', deskId },
      { role: 'LIAISON' },
    ];
    const actingFor = (name: string) => ask('mapped', { 'banenbrug-acting-for': name });
    expect((await ask('mapped')).error?.extensions).toEqual({ code: 'SCOPE_AMBIGUOUS', choices });
    expect(await ask('mapped')).toMatchObject(refused(403, {}));
    expect(await actingFor(shop.toUpperCase())).toMatchObject({
      caller: { role: 'EMPLOYER', employerId: shop },
    });
    expect(await actingFor(deskId)).toMatchObject({ caller: { role: 'DESK', deskId } });
    expect(await actingFor('liaison')).toMatchObject({ caller: { role: 'LIAISON', employerId: null } });
    expect(await actingFor('DESK')).toMatchObject({ caller: { role: 'DESK', deskId } });
    expect((await actingFor('EMPLOYER')).error?.extensions).toEqual({
      code: 'SCOPE_AMBIGUOUS',
      choices: choices.slice(0, 2),
    });
    for (const stranger of ['ADMIN', '3c7f8d4f-9a6b-4b63-8e2f-6b3c8d0e1f2a', '', `${depot},${shop}`]) {
      const answer = await actingFor(stranger);
      expect(answer).toMatchObject(refused(403, { code: 'SCOPE_NOT_GRANTED', choices }));
      expect(JSON.stringify(answer.error)).not.toMatch(/ADMIN|3c7f8d4f/);
    }
  });

  it('holds a token that names a role itself to that role, whatever else was granted', async () => {
    regions.answer = { isRevoked: false, grants: [liaison] };
    expect(await ask('direct', { 'banenbrug-acting-for': 'LIAISON' })).toMatchObject(
      refused(403, { code: 'SCOPE_NOT_GRANTED', choices: [{ role: 'EMPLOYER', employerId: depot }] }),
    );
  });

  it('goes on for five minutes with what it last heard of the same subject, and no longer', async () => {
    regions.answer = { isRevoked: false, grants: [liaison] };
    await ask('mapped');
    const bsn = sensitive('BSN', '123456782');
    regions.answer = new Error(`the database of ${bsn} is away`);
    now += 5 * 60_000 - 1;
    expect(await ask('mapped')).toMatchObject({ status: 200, caller: { role: 'LIAISON' } });
    expect(await ask('other')).toMatchObject(refused(503, { code: 'ACCESS_UNAVAILABLE' }));
    now += 1;
    expect(await ask('mapped')).toMatchObject(refused(503, { code: 'ACCESS_UNAVAILABLE' }));
    expect(logger.lines.map(({ facts }) => facts)).toMatchObject([
      { hasStandIn: true },
      { hasStandIn: false },
      { hasStandIn: false },
    ]);
    expect(JSON.stringify(logger.lines)).not.toContain(bsn);
    regions.answer = { isRevoked: true, grants: [] };
    expect(await ask('mapped')).toMatchObject(refused(401, { reason: 'revoked' }));
    regions.answer = new Error('away');
    expect(await ask('mapped')).toMatchObject(refused(401, { reason: 'revoked' }));
  });

  it.each([
    ['a role that is none', { ...liaison, role: 'ROOT' }],
    ['an employer that is no id', { ...employers, employerIds: ['depot'] }],
    ['a region that is none', { ...desk, regions: ['AM06,AM07'] }],
  ])('makes no caller of %s', async (_, grant) => {
    regions.answer = () => Promise.resolve({ isRevoked: false, grants: [grant as typeof liaison] });
    expect(await ask('mapped')).toMatchObject(refused(503, { code: 'ACCESS_UNAVAILABLE' }));
  });

  it('cannot be asked for by clients, who do not see it either', async () => {
    const query = '{ accessOf(issuer: "a", subject: "b", values: []) { isRevoked } }';
    expect(await ask(null, {}, query)).toMatchObject({ status: 400 });
    const types = await ask(null, {}, '{ __schema { types { name } queryType { fields { name } } } }');
    expect(JSON.stringify(types.data)).not.toMatch(
      /accessOf|SubjectAccess|AccessScope|AccessRole|ClaimValue/,
    );
    expect(regions.asked).toEqual([]);
  });

  it('ends an operation with its token', async () => {
    regions.answer = { isRevoked: false, grants: [liaison] };
    expiresAt = new Date(now + 200);
    const answer = await ask('mapped', {}, '{ who slow(ms: 20000) }');
    expect(answer.error).toMatchObject({ extensions: { code: 'UNAUTHENTICATED', reason: 'expired' } });
    expect(answer.data).toMatchObject({ slow: null });
  });
});

it('goes on with what it last heard when regions has gone altogether', async () => {
  const regions = regionsStub();
  regions.answer = { isRevoked: false, grants: [liaison] };
  const federation = await startFederation(
    'http',
    { regions: regions.subgraph },
    {
      verifyToken: async () => ({
        issuer: 'urn:test',
        subject: 'somebody',
        expiresAt: new Date(8.64e15),
        claims: {},
      }),
      accessFrom: { subgraph: 'regions' },
    },
  );
  const { url } = await federation.gateway.listen({ port: 0 });
  const ask = (token: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ __typename }"}',
    });
  expect((await ask('one')).status).toBe(200);
  await federation.stop('regions');
  expect(await (await ask('one')).json()).toEqual({ data: { __typename: 'Query' } });
  await federation.close();
});
