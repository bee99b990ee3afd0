import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { type SeededDesk, seedDesks } from './seed-desks';
import { seedEmployer } from './seed-employers';
import { type AdmissionMutation, rowCounts, write } from './write-admission';

describe('grantAccess and withdrawAccess', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desks: SeededDesk[];
  let holding: string[];
  const admin = callers.admin();
  const run = (mutation: AdmissionMutation, input: object, caller = admin) =>
    write(subgraph, mutation, input, caller);
  const grant = (input: object, caller = admin) => run('grantAccess', input, caller);
  const base = (change: object = {}) => ({
    issuer: 'https://sign-in.example.nl',
    claim: 'groups',
    value: `group ${randomUUID()}`,
    role: 'LIAISON',
    ...change,
  });
  const deskId = (index = 0): string => desks[index]?.id ?? '';

  beforeAll(async () => {
    hub = await createTestHub([regions, employers]);
    subgraph = await hub.subgraph('regions');
    desks = await seedDesks(hub, 3);
    holding = [await seedEmployer(hub), await seedEmployer(hub), await seedEmployer(hub)].sort();
  }, 60_000);
  afterAll(() => hub.close());

  it('gives a role to a claim', async () => {
    const input = base();
    const { thing, refusals } = await grant(input);
    expect(refusals).toEqual([]);
    expect(thing).toEqual({
      id: expect.any(String),
      ...input,
      employers: [],
      desk: null,
      grantedAt: '2026-06-15T08:00:00.000Z',
      withdrawnAt: null,
    });
  });

  it('lets one claim speak for a holding and its subsidiaries, each once, whatever the order and the case', async () => {
    const [a = '', b = '', c = ''] = holding;
    const { thing } = await grant(base({ role: 'EMPLOYER', employerIds: [c, a.toUpperCase(), b, a] }));
    expect(thing?.['employers']).toEqual(holding.map((id) => ({ id })));
  });

  it('lets a claim speak for a desk, and that is about the desk’s data in the audit log', async () => {
    const { thing } = await grant(base({ role: 'DESK', deskId: deskId().toUpperCase() }));
    expect(thing).toMatchObject({ role: 'DESK', desk: { id: deskId() }, employers: [] });
    expect(
      await hub.sql(
        'select action, actor, role, object_ids, desk_id from regions.audit_entries where $1 = any(object_ids)',
        [thing?.id],
      ),
    ).toEqual([
      {
        action: 'grantAccess',
        actor: 'admin',
        role: 'ADMIN',
        object_ids: [thing?.id, deskId()],
        desk_id: deskId(),
      },
    ]);
  });

  it.each<[string, () => object, string[], string | undefined]>([
    [
      'an employer that nobody has',
      () => ({ role: 'EMPLOYER', employerIds: [holding[0], randomUUID()] }),
      ['employerIds', '1'],
      undefined,
    ],
    [
      'an employer id that is none',
      () => ({ role: 'EMPLOYER', employerIds: ['none'] }),
      ['employerIds', '0'],
      undefined,
    ],
    ['a desk that nobody has', () => ({ role: 'DESK', deskId: randomUUID() }), ['deskId'], undefined],
    ['a desk id that is none', () => ({ role: 'DESK', deskId: '' }), ['deskId'], undefined],
    [
      'EMPLOYER without an employer',
      () => ({ role: 'EMPLOYER', employerIds: [] }),
      ['employerIds'],
      'REQUIRED',
    ],
    [
      'too many employers',
      () => ({ role: 'EMPLOYER', employerIds: Array.from({ length: 51 }, randomUUID) }),
      ['employerIds'],
      'OUT_OF_RANGE',
    ],
    ['DESK without a desk', () => ({ role: 'DESK' }), ['deskId'], 'REQUIRED'],
    [
      'DESK with an employer',
      () => ({ role: 'DESK', deskId: deskId(), employerIds: [holding[0]] }),
      ['employerIds'],
      'NOT_APPLICABLE',
    ],
    [
      'EMPLOYER with a desk',
      () => ({ role: 'EMPLOYER', employerIds: [holding[0]], deskId: deskId() }),
      ['deskId'],
      'NOT_APPLICABLE',
    ],
    ['ADMIN with a desk', () => ({ role: 'ADMIN', deskId: deskId() }), ['deskId'], 'NOT_APPLICABLE'],
    ['an issuer that is no URI', () => ({ issuer: 'sign in' }), ['issuer'], 'MALFORMED'],
    ['an issuer too long', () => ({ issuer: `https://${'x'.repeat(200)}` }), ['issuer'], 'TOO_LONG'],
    ['a claim with a space', () => ({ claim: 'my groups' }), ['claim'], 'MALFORMED'],
    ['a claim without a name', () => ({ claim: '' }), ['claim'], 'MALFORMED'],
    ['a claim too long', () => ({ claim: 'x'.repeat(101) }), ['claim'], 'TOO_LONG'],
    ['a blank value', () => ({ value: ' ' }), ['value'], 'REQUIRED'],
    ['a value too long', () => ({ value: 'x'.repeat(201) }), ['value'], 'TOO_LONG'],
    ['a value that ends in a space', () => ({ value: 'group ' }), ['value'], 'MALFORMED'],
    ['a value of two lines', () => ({ value: 'group\nother' }), ['value'], 'MALFORMED'],
  ])('refuses %s and writes nothing', async (_, change, path, reason) => {
    const before = await rowCounts(hub);
    const { thing, refusals } = await grant(base({ ...change(), idempotencyKey: randomUUID() }));
    expect(thing).toBeNull();
    expect(refusals).toEqual([
      expect.objectContaining({
        path: ['input', ...path],
        ...(reason ? { reason } : { code: 'REFERENCE_UNKNOWN' }),
      }),
    ]);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it.each([
    ['an e-mail address', sensitive('e-mail address', 'j.jansen@example.nl'), 'EMAIL'],
    ['a citizen service number', sensitive('BSN', '111222333'), 'BSN'],
    ['a telephone number', sensitive('phone number', '06 12345678'), 'PHONE'],
  ])('refuses %s as a value without repeating it', async (_, value, category) => {
    const { refusals, text } = await grant(base({ value }));
    expect(refusals).toMatchObject([{ __typename: 'SensitiveText', path: ['input', 'value'], category }]);
    expect(text).not.toContain(value);
  });

  it('takes opaque ids of groups and subjects as they are', async () => {
    for (const value of [
      '11122233-3061-4234-8678-061234567890',
      'auth0|5f7c8ec7c33c6c004bbafe82',
      '/hub/Apeldoorn desk',
      'S-1-5-21-3623811015-3361044348-30300820-1013',
      '110169484474386276334',
    ]) {
      expect((await grant(base({ value }))).refusals).toEqual([]);
    }
  });

  it('refuses a closed employer and a closed desk like ones that nobody has', async () => {
    const closed = await seedEmployer(hub, '2026-06-15');
    await hub.sql(`update regions.desks set closed_on = '2026-06-01' where id = $1`, [deskId(2)]);
    const employer = await grant(base({ role: 'EMPLOYER', employerIds: [closed] }));
    const desk = await grant(base({ role: 'DESK', deskId: deskId(2) }));
    expect(employer.refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'employerIds', '0'] },
    ]);
    expect(desk.refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', 'deskId'] }]);
  });

  it('makes one grant of several that come at once, also when two admins write them in another order', async () => {
    const input = base({ role: 'EMPLOYER' });
    const answers = await Promise.all(
      [1, 2, 3].map((n) =>
        grant(
          { ...input, employerIds: n === 2 ? [...holding].reverse() : holding },
          callers.admin(`admin ${n}`),
        ),
      ),
    );
    expect(answers.filter(({ thing }) => thing !== null)).toHaveLength(1);
    expect(answers.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual([
      'ALREADY_EXISTS',
      'ALREADY_EXISTS',
    ]);
  });

  it('tells grants apart by issuer, claim, value, role and scope', async () => {
    const input = base({ role: 'DESK', deskId: deskId(0) });
    for (const other of [
      {},
      { issuer: 'https://other.example.nl' },
      { claim: 'roles' },
      { value: 'another group' },
      { role: 'LIAISON', deskId: null },
      { deskId: deskId(1) },
    ]) {
      expect((await grant({ ...input, ...other })).refusals).toEqual([]);
    }
    expect((await grant(input)).refusals).toMatchObject([{ code: 'ALREADY_EXISTS', path: ['input'] }]);
  });

  it('answers the same grant for the same idempotency key, and refuses the key with another input', async () => {
    const input = base({ idempotencyKey: randomUUID() });
    const [first, second] = await Promise.all([grant(input), grant(input)]);
    expect(second.refusals).toEqual([]);
    expect(second.thing).toEqual(first.thing);
    const other = await grant({ ...input, role: 'ORGANISER' });
    expect(other.refusals).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('withdraws a grant once: the row stays with both dates, and the second is told', async () => {
    const { thing } = await grant(base({ role: 'DESK', deskId: deskId() }));
    const answers = await Promise.all(
      [1, 2].map((n) => run('withdrawAccess', { grantId: thing?.id }, callers.admin(`admin ${n}`))),
    );
    const done = answers.find((answer) => answer.thing !== null);
    const late = answers.find((answer) => answer.thing === null);
    expect(done?.thing).toEqual({ ...thing, withdrawnAt: '2026-06-15T08:00:00.000Z' });
    expect(late?.refusals).toMatchObject([
      { code: 'STATE_CONFLICT', path: ['input', 'grantId'], currentState: 'WITHDRAWN' },
    ]);
    expect(
      await hub.sql(
        `select object_ids, desk_id from regions.audit_entries where action = 'withdrawAccess' and $1 = any(object_ids)`,
        [thing?.id],
      ),
    ).toEqual([{ object_ids: [thing?.id], desk_id: deskId() }]);
  });

  it('grants again what was withdrawn, as another grant', async () => {
    const input = base();
    const first = await grant(input);
    await run('withdrawAccess', { grantId: first.thing?.id });
    const second = await grant(input);
    expect(second.refusals).toEqual([]);
    expect(second.thing?.id).not.toBe(first.thing?.id);
  });

  it.each([
    ['that nobody has', randomUUID()],
    ['with a malformed id', 'none'],
  ])('refuses to withdraw a grant %s', async (_, grantId) => {
    expect((await run('withdrawAccess', { grantId })).refusals).toEqual([
      { __typename: 'ReferenceUnknown', code: 'REFERENCE_UNKNOWN', path: ['input', 'grantId'] },
    ]);
  });

  it('lists grants for ADMIN, the latest first, page by page, withdrawn ones too', async () => {
    const own = await createTestHub([regions, employers]);
    try {
      const fresh = await own.subgraph('regions');
      const ids: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        const { thing } = await write(fresh, 'grantAccess', base({ value: `group ${n}` }), admin);
        ids.push(thing?.id ?? '');
      }
      await write(fresh, 'withdrawAccess', { grantId: ids[0] }, admin);
      const page = async (after: string | null) => {
        const { data } = await ask<{
          accessGrants: {
            nodes: { id: string; withdrawnAt: string | null }[];
            totalCount: number;
            pageInfo: { endCursor: string };
          };
        }>(
          fresh,
          'query ($after: String) { accessGrants(first: 3, after: $after) { nodes { id withdrawnAt } totalCount pageInfo { endCursor } } }',
          { after },
          { caller: admin },
        );
        return data.accessGrants;
      };
      const first = await page(null);
      const second = await page(first.pageInfo.endCursor);
      const nodes = [...first.nodes, ...second.nodes];
      // All of one instant, so the id decides.
      expect(nodes.map(({ id }) => id)).toEqual([...ids].sort().reverse());
      expect(nodes.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ id }) => id)).toEqual([ids[0]]);
      expect(first.totalCount).toBe(5);
    } finally {
      await own.close();
    }
  });
});
