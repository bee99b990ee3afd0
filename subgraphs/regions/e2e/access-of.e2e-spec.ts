import { employers } from '@banenbrug/employers';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { seedEmployer } from './seed-employers';
import { type AdmissionMutation, write } from './write-admission';

interface Access {
  readonly accessOf: {
    readonly isRevoked: boolean;
    readonly grants: readonly {
      readonly role: string;
      readonly employerIds: readonly string[];
      readonly deskId: string | null;
      readonly regions: readonly string[];
    }[];
  };
}

const issuer = 'https://sign-in.example.nl';
const admin = callers.admin();

describe('accessOf', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let deskId: string;
  let holding: string[];
  const clock = fixedClock('2026-06-15T08:00:00Z');
  const run = async (mutation: AdmissionMutation, input: object): Promise<string> => {
    const { thing, refusals } = await write(subgraph, mutation, input, admin);
    expect(refusals).toEqual([]);
    return thing?.id ?? '';
  };
  const grant = (value: string, change: object = {}) =>
    run('grantAccess', { issuer, claim: 'groups', value, role: 'ORGANISER', ...change });
  const accessOf = async (
    groups: readonly string[],
    of: { issuer?: string; subject?: string; values?: readonly object[] } = {},
  ) => {
    const { data, errors, statements } = await ask<Access>(
      subgraph,
      `query ($issuer: String!, $subject: String!, $values: [ClaimValueInput!]!) {
        accessOf(issuer: $issuer, subject: $subject, values: $values) {
          isRevoked grants { role employerIds deskId regions }
        }
      }`,
      { issuer, subject: 'somebody', values: groups.map((value) => ({ claim: 'groups', value })), ...of },
      { caller: callers.public },
    );
    expect(errors).toEqual([]);
    return { ...data.accessOf, statements };
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, employers]);
    subgraph = await hub.subgraph('regions', { clock });
    holding = [await seedEmployer(hub), await seedEmployer(hub)].sort();
    deskId = await run('registerDesk', {
      kind: 'WSP',
      name: 'Desk of two regions',
      regions: ['AM29', 'AM06'],
      functionAddress: 'desk@example.nl',
      responseDays: 2,
    });
  }, 60_000);
  afterAll(() => hub.close());

  it('answers nothing to whom nothing was granted', async () => {
    expect(await accessOf(['unknown', ''])).toMatchObject({ isRevoked: false, grants: [] });
    expect(await accessOf([])).toMatchObject({ isRevoked: false, grants: [] });
  });

  it('answers every scope of every claim, with a desk’s regions by code, in one statement', async () => {
    await grant('buyers', { role: 'EMPLOYER', employerIds: [...holding].reverse() });
    await grant('desk', { role: 'DESK', deskId });
    const { grants, statements } = await accessOf(['desk', 'other', 'buyers']);
    expect(grants).toHaveLength(2);
    expect(grants).toEqual(
      expect.arrayContaining([
        { role: 'EMPLOYER', employerIds: holding, deskId: null, regions: [] },
        { role: 'DESK', employerIds: [], deskId, regions: ['AM06', 'AM29'] },
      ]),
    );
    expect(statements).toHaveLength(1);
  });

  it('answers a scope once, though several claims give it', async () => {
    await grant('a');
    await grant('b');
    const { grants } = await accessOf(['a', 'b', 'a']);
    expect(grants).toEqual([{ role: 'ORGANISER', employerIds: [], deskId: null, regions: [] }]);
  });

  it('knows a subject only as the claim sub that the gateway names', async () => {
    await grant('opaque-1', { claim: 'sub', role: 'LIAISON' });
    const values = [{ claim: 'sub', value: 'opaque-1' }];
    expect((await accessOf([], { subject: 'opaque-1', values })).grants).toMatchObject([{ role: 'LIAISON' }]);
    expect((await accessOf([], { subject: 'opaque-1' })).grants).toEqual([]);
    expect((await accessOf(['opaque-1'])).grants).toEqual([]);
  });

  it('answers without claims whether the subject is revoked, in one statement too', async () => {
    const leaver = { issuer, subject: 'leaver without claims' };
    expect(await accessOf([], leaver)).toMatchObject({ isRevoked: false, grants: [] });
    await run('revokeSubject', leaver);
    const { isRevoked, grants, statements } = await accessOf([], leaver);
    expect({ isRevoked, grants }).toEqual({ isRevoked: true, grants: [] });
    expect(statements).toHaveLength(1);
  });

  it('does not take a claim of another issuer, or another claim, for the one that was granted', async () => {
    await grant('mine');
    expect((await accessOf(['mine'], { issuer: 'https://other.example.nl' })).grants).toEqual([]);
    expect((await accessOf(['MINE'])).grants).toEqual([]);
    await grant('of-roles', { claim: 'roles' });
    expect((await accessOf(['of-roles'])).grants).toEqual([]);
  });

  it('answers nothing of a grant from the moment it is withdrawn', async () => {
    const grantId = await grant('short');
    expect((await accessOf(['short'])).grants).toHaveLength(1);
    await run('withdrawAccess', { grantId });
    expect((await accessOf(['short'])).grants).toEqual([]);
  });

  it('tells of a revocation at once, answers such a subject no grants, and others theirs', async () => {
    await grant('team');
    const leaver = { issuer, subject: 'leaver' };
    await run('revokeSubject', leaver);
    expect(await accessOf(['team'], leaver)).toMatchObject({ isRevoked: true, grants: [] });
    expect((await accessOf(['team'])).grants).toHaveLength(1);
    const other = { ...leaver, issuer: 'https://other.example.nl' };
    expect((await accessOf(['team'], other)).isRevoked).toBe(false);
    await run('reinstateSubject', leaver);
    expect(await accessOf(['team'], leaver)).toMatchObject({
      isRevoked: false,
      grants: [{ role: 'ORGANISER' }],
    });
  });

  it('answers no scope of a desk that is closed, from the day it closes', async () => {
    const closing = await run('registerDesk', {
      kind: 'CROSS_REGIONAL',
      name: 'Desk that closes',
      regions: ['AM06'],
      functionAddress: 'desk@example.nl',
      responseDays: 2,
    });
    await grant('closing', { role: 'DESK', deskId: closing });
    expect((await accessOf(['closing'])).grants).toHaveLength(1);
    await run('closeDesk', { deskId: closing });
    expect((await accessOf(['closing'])).grants).toEqual([]);
  });

  it('takes what cannot be stored for what was never granted', async () => {
    expect(await accessOf(['x\0'])).toMatchObject({ isRevoked: false, grants: [] });
    expect(await accessOf([], { subject: '\0', issuer: '\0' })).toMatchObject({
      isRevoked: false,
      grants: [],
    });
  });

  it('finds its way by index among many grants', async () => {
    await hub.sql(
      `insert into regions.access_grants (id, issuer, claim, value, role, employer_ids, granted_at)
       select gen_random_uuid(), $1, 'groups', 'group ' || n, 'ORGANISER', '{}', now() from generate_series(1, 5000) n`,
      [issuer],
    );
    await hub.sql('vacuum analyze regions.access_grants');
    const { statements } = await accessOf(['group 7']);
    const source = await hub.dataSource('regions');
    const plan = await source.query<{ 'QUERY PLAN': string }[]>(`explain ${statements[0]}`, [
      issuer,
      'somebody',
      ['groups', 'sub'],
      ['group 7', 'somebody'],
      '2026-06-15',
    ]);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('uq_access_grants_held');
    expect(text).not.toContain('Seq Scan on access_grants');
  });
});
