import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { type AdmissionMutation, rowCounts, write } from './write-admission';

describe('revokeSubject and reinstateSubject', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  const admin = callers.admin();
  const issuer = 'https://sign-in.example.nl';
  const run = (mutation: AdmissionMutation, input: object, caller = admin) =>
    write(subgraph, mutation, input, caller);
  const listed = async () => {
    const { data } = await ask<{ revokedSubjects: { nodes: { subject: string }[]; totalCount: number } }>(
      subgraph,
      '{ revokedSubjects { nodes { subject } totalCount } }',
      {},
      { caller: admin },
    );
    return data.revokedSubjects;
  };

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
  }, 60_000);
  beforeEach(() => hub.sql('truncate regions.revoked_subjects, regions.audit_entries'));
  afterAll(() => hub.close());

  it('revokes a subject and lets it in again; the row stays with both dates', async () => {
    const leaver = { issuer, subject: 'leaver' };
    const revoked = await run('revokeSubject', leaver);
    const at = '2026-06-15T08:00:00.000Z';
    expect(revoked.thing).toEqual({ id: expect.any(String), ...leaver, revokedAt: at, reinstatedAt: null });
    expect(await listed()).toEqual({ nodes: [{ subject: 'leaver' }], totalCount: 1 });
    const reinstated = await run('reinstateSubject', leaver);
    expect(reinstated.thing).toEqual({ ...revoked.thing, reinstatedAt: at });
    expect(await listed()).toEqual({ nodes: [], totalCount: 0 });
    expect((await run('revokeSubject', leaver)).thing?.id).not.toBe(revoked.thing?.id);
  });

  it('writes one audit line for each that names the row and not the subject', async () => {
    const { thing } = await run('revokeSubject', { issuer, subject: 'somebody@example.nl' });
    await run('reinstateSubject', { issuer, subject: 'somebody@example.nl' });
    const lines = await hub.sql(`select * from regions.audit_entries order by action desc`);
    expect(lines).toMatchObject([
      { action: 'revokeSubject', object_ids: [thing?.id], actor: 'admin', desk_id: null },
      { action: 'reinstateSubject', object_ids: [thing?.id], actor: 'admin', desk_id: null },
    ]);
    expect(JSON.stringify(lines)).not.toContain('somebody');
  });

  it('revokes once when several come at once, and reinstates once', async () => {
    const leaver = { issuer, subject: 'leaver' };
    const codes = async (mutation: AdmissionMutation) => {
      const answers = await Promise.all(
        [1, 2, 3].map((n) => run(mutation, leaver, callers.admin(`admin ${n}`))),
      );
      return answers
        .flatMap(({ thing, refusals }) => (thing ? 'done' : refusals.map(({ code }) => code)))
        .sort();
    };
    expect(await codes('revokeSubject')).toEqual(['ALREADY_EXISTS', 'ALREADY_EXISTS', 'done']);
    expect(await codes('reinstateSubject')).toEqual(['REFERENCE_UNKNOWN', 'REFERENCE_UNKNOWN', 'done']);
  });

  it('does not let ADMIN lock itself out', async () => {
    const before = await rowCounts(hub);
    const { refusals } = await run('revokeSubject', { issuer, subject: 'admin' });
    expect(refusals).toEqual([
      {
        __typename: 'StateConflict',
        code: 'STATE_CONFLICT',
        path: ['input', 'subject'],
        currentState: 'OWN_SUBJECT',
      },
    ]);
    expect(await rowCounts(hub)).toEqual(before);
    expect(
      (await run('revokeSubject', { issuer, subject: 'admin' }, callers.admin('another'))).refusals,
    ).toEqual([]);
  });

  it('tells the same subject of two issuers apart', async () => {
    await run('revokeSubject', { issuer, subject: 'leaver' });
    const other = { issuer: 'https://other.example.nl', subject: 'leaver' };
    expect((await run('reinstateSubject', other)).refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
    expect((await run('revokeSubject', other)).refusals).toEqual([]);
  });

  it.each([
    ['an issuer that is no URI', { issuer: 'nobody', subject: 'x' }, 'issuer', 'MALFORMED'],
    ['a blank subject', { issuer, subject: ' ' }, 'subject', 'REQUIRED'],
    ['a subject too long', { issuer, subject: 'x'.repeat(256) }, 'subject', 'TOO_LONG'],
    ['a subject that cannot be stored', { issuer, subject: 'x\0' }, 'subject', 'MALFORMED'],
  ])('refuses %s', async (_, input, field, reason) => {
    for (const mutation of ['revokeSubject', 'reinstateSubject'] as const) {
      expect((await run(mutation, input)).refusals).toMatchObject([{ path: ['input', field], reason }]);
    }
  });
});
