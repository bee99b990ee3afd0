import { randomUUID } from 'node:crypto';
import { agreements } from '@banenbrug/agreements';
import { candidates } from '@banenbrug/candidates';
import { employers } from '@banenbrug/employers';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { logs, seedAuditLines } from './seed-audit-lines';
import { write } from './write-admission';

describe('a desk that goes on with the work of another', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  const admin = callers.admin();
  const register = async (codes: readonly string[], kind = 'WSP'): Promise<string> => {
    const input = { kind, name: 'Desk', regions: codes, functionAddress: 'desk@example.nl', responseDays: 2 };
    return (await write(subgraph, 'registerDesk', input, admin)).thing?.id ?? '';
  };
  const close = (deskId: string, successorId: string | null = null) =>
    write(subgraph, 'closeDesk', { deskId, successorId }, admin);
  const firstOf = async (code: string) =>
    hub.sql(
      `select r.desk_id as id from regions.desk_regions r join regions.desks d on d.id = r.desk_id
       where r.region_code = $1 and r.is_first_contact and d.closed_on is null`,
      [code],
    );
  const lines = async (deskId: string, filter: object = {}) => {
    const { data } = await ask<{
      auditEntries: { nodes: { id: string; actor: string | null }[]; totalCount: number };
    }>(
      subgraph,
      `query ($filter: AuditEntryFilter) { auditEntries(filter: $filter, first: 100) { nodes { id actor } totalCount } }`,
      { filter },
      { caller: callers.desk(deskId, ['AM06']) },
    );
    expect(data.auditEntries.totalCount).toBe(data.auditEntries.nodes.length);
    return data.auditEntries.nodes;
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates, agreements]);
    subgraph = await hub.subgraph('regions');
  }, 60_000);
  beforeEach(async () => {
    await hub.sql('truncate regions.desks cascade');
    for (const log of logs) await hub.sql(`truncate ${log}.audit_entries`);
  });
  afterAll(() => hub.close());

  it('is told by the closed one, is called first where that was, and stands in the published view', async () => {
    const former = await register(['AM06', 'AM29']);
    const successor = await register(['AM01', 'AM06', 'AM29'], 'WERKCENTRUM');
    expect(await firstOf('AM06')).toEqual([{ id: former }]);
    const { thing, refusals } = await close(former, successor.toUpperCase());
    expect(refusals).toEqual([]);
    expect(thing).toMatchObject({ id: former, closedOn: '2026-06-15', successor: { id: successor } });
    for (const code of ['AM01', 'AM06', 'AM29']) expect(await firstOf(code)).toEqual([{ id: successor }]);
    const published = await hub.sql('select succeeded_by from regions.published_desk where id = $1', [
      former,
    ]);
    expect(published).toEqual([{ succeeded_by: successor }]);
  });

  it('is called first nowhere when it is no desk that employers call first', async () => {
    const former = await register(['AM06']);
    await close(former, await register(['AM06'], 'CROSS_REGIONAL'));
    expect(await firstOf('AM06')).toEqual([]);
  });

  it.each<[string, (former: string) => Promise<string>, object]>([
    ['itself', async (former) => former, { code: 'REFERENCE_UNKNOWN' }],
    ['one that nobody has', async () => randomUUID(), { code: 'REFERENCE_UNKNOWN' }],
    ['a malformed id', async () => 'none', { code: 'REFERENCE_UNKNOWN' }],
    ['one that serves too few regions', () => register(['AM06']), { reason: 'NOT_APPLICABLE' }],
    [
      'one that is closed',
      async () => {
        const closed = await register(['AM06', 'AM29']);
        await close(closed);
        return closed;
      },
      { code: 'STATE_CONFLICT', currentState: 'CLOSED' },
    ],
  ])('cannot be %s: nothing is closed then', async (_, make, refusal) => {
    const former = await register(['AM06', 'AM29']);
    const { thing, refusals } = await close(former, await make(former));
    expect(thing).toBeNull();
    expect(refusals).toMatchObject([{ path: ['input', 'successorId'], ...refusal }]);
    const state = await hub.sql('select closed_on, succeeded_by from regions.desks where id = $1', [former]);
    expect(state).toEqual([{ closed_on: null, succeeded_by: null }]);
  });

  it('is never in a circle, when two desks are closed for each other at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [a, b] = [await register(['AM06']), await register(['AM06'])];
      const answers = await Promise.all([close(a, b), close(b, a)]);
      expect(answers.filter(({ thing }) => thing !== null)).toHaveLength(1);
      expect(answers.flatMap(({ refusals }) => refusals)).toMatchObject([{ currentState: 'CLOSED' }]);
    }
  });

  it('reads the audit lines of all desks before it, and nobody else does', async () => {
    const [first, second, last, stranger] = [
      await register(['AM06']),
      await register(['AM06']),
      await register(['AM06']),
      await register(['AM06']),
    ];
    for (const log of logs) await hub.sql(`truncate ${log}.audit_entries`);
    const [ofFirst, ofSecond, ofLast] = await seedAuditLines(hub, [
      { log: 'candidates', at: '2026-06-01T10:00:00Z', deskId: first, role: 'DESK', actor: 'former clerk' },
      { log: 'employers', at: '2026-06-02T10:00:00Z', deskId: second },
      { log: 'candidates', at: '2026-06-03T10:00:00Z', deskId: last, role: 'DESK', actor: 'clerk' },
    ]);
    await close(first, second);
    await close(second, last);
    for (const log of ['regions']) await hub.sql(`truncate ${log}.audit_entries`);
    expect(await lines(last)).toEqual([
      { id: ofLast, actor: 'clerk' },
      { id: ofSecond, actor: null },
      // Those of another organisation are no people of its own.
      { id: ofFirst, actor: null },
    ]);
    expect(await lines(last, { deskId: first })).toEqual([{ id: ofFirst, actor: null }]);
    expect(await lines(last, { actor: 'former clerk' })).toEqual([]);
    expect(await lines(last, { actor: 'clerk' })).toHaveLength(1);
    for (const filter of [{}, { deskId: first }, { deskId: last }]) {
      expect(await lines(stranger, filter)).toEqual([]);
    }
    // Who came before does not read what came after.
    expect(await lines(second, { deskId: last })).toEqual([]);
  });
});
