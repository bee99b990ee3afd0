import { randomUUID } from 'node:crypto';
import { agreements } from '@banenbrug/agreements';
import { candidates } from '@banenbrug/candidates';
import { employers } from '@banenbrug/employers';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import fc from 'fast-check';
import { regions } from '../src';
import { type AuditLineSeed, logs, seedAuditLines } from './seed-audit-lines';
import { seedDesks } from './seed-desks';

interface Line {
  readonly id: string;
  readonly subgraph: string;
  readonly actor: string | null;
  readonly role: string;
  readonly action: string;
  readonly objectIds: readonly string[];
  readonly desk: { readonly id: string } | null;
}

interface Answer {
  readonly auditEntries: {
    readonly nodes: readonly Line[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number;
  } | null;
}

const query = `query ($filter: AuditEntryFilter, $first: Int, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) {
    nodes { id subgraph at actor role action objectIds purpose requestId desk { id } }
    pageInfo { hasNextPage endCursor }
    totalCount
  }
}`;

describe('the audit log', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let own: string;
  let other: string;
  let asDesk: Caller;
  const admin = callers.admin();
  const read = (caller: Caller, variables: object = {}) =>
    ask<Answer>(subgraph, query, { ...variables }, { caller });
  const idsOf = ({ data }: { data: Answer }) => data.auditEntries?.nodes.map(({ id }) => id);

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates, agreements]);
    subgraph = await hub.subgraph('regions');
    const [first, second] = await seedDesks(hub, 2);
    own = first?.id ?? '';
    other = second?.id ?? '';
    asDesk = callers.desk(own, ['AM01'], 'somebody at the desk');
  }, 60_000);
  beforeEach(async () => {
    for (const log of logs) await hub.sql(`truncate ${log}.audit_entries`);
  });
  afterAll(() => hub.close());

  it('shows ADMIN the lines of all four subgraphs, the newest first, each with its desk', async () => {
    const seeds = logs.map(
      (log, index): AuditLineSeed => ({
        log,
        at: `2026-06-0${index + 1}T10:00:00Z`,
        actor: 'x',
        deskId: own,
      }),
    );
    const ids = await seedAuditLines(hub, seeds);
    const { data, errors } = await read(admin);
    expect(errors).toEqual([]);
    const [reading, ...lines] = data.auditEntries?.nodes ?? [];
    expect(reading).toMatchObject({ subgraph: 'regions', action: 'READ_AUDIT', actor: 'admin', desk: null });
    expect(lines.map(({ id, subgraph: name, actor, desk }) => [id, name, actor, desk?.id])).toEqual(
      logs.map((log, index) => [ids[index], log, 'x', own]).reverse(),
    );
  });

  it('shows a desk the lines about its own data only, and its total is of those', async () => {
    const ids = await seedAuditLines(hub, [
      { log: 'candidates', at: '2026-06-01T10:00:00Z', deskId: own },
      { log: 'candidates', at: '2026-06-02T10:00:00Z', deskId: other },
      { log: 'employers', at: '2026-06-03T10:00:00Z', deskId: null },
      { log: 'regions', at: '2026-06-04T10:00:00Z', deskId: own },
    ]);
    const answer = await read(asDesk);
    expect(idsOf(answer)).toEqual([ids[3], ids[0]]);
    expect(answer.data.auditEntries?.totalCount).toBe(2);
  });

  it('answers a desk that asks for another desk’s lines as for a desk that nobody has', async () => {
    await seedAuditLines(hub, [{ log: 'candidates', at: '2026-06-02T10:00:00Z', deskId: other }]);
    const [foreign, unknown, malformed] = await Promise.all(
      [other, randomUUID(), 'no id'].map((deskId) => read(asDesk, { filter: { deskId } })),
    );
    expect(foreign?.data.auditEntries).toMatchObject({ nodes: [], totalCount: 0 });
    for (const answer of [unknown, malformed]) {
      expect({ data: answer?.data, errors: answer?.errors }).toEqual({
        data: foreign?.data,
        errors: foreign?.errors,
      });
    }
  });

  it('names to a desk its own people, and everybody else by role', async () => {
    await seedAuditLines(hub, [
      { log: 'candidates', at: '2026-06-01T10:00:00Z', deskId: own, role: 'DESK', actor: 'colleague' },
      { log: 'candidates', at: '2026-06-02T10:00:00Z', deskId: own, role: 'EMPLOYER', actor: 'buyer' },
      { log: 'regions', at: '2026-06-03T10:00:00Z', deskId: own, role: 'ADMIN', actor: 'root' },
    ]);
    const { data } = await read(asDesk);
    expect(data.auditEntries?.nodes.map(({ role, actor }) => [role, actor])).toEqual([
      ['ADMIN', null],
      ['EMPLOYER', null],
      ['DESK', 'colleague'],
    ]);
    expect((await read(asDesk, { filter: { actor: 'colleague' } })).data.auditEntries?.totalCount).toBe(1);
    // Whoever may not be seen may not be guessed either.
    for (const actor of ['buyer', 'root', 'nobody']) {
      expect((await read(asDesk, { filter: { actor } })).data.auditEntries).toMatchObject({
        nodes: [],
        totalCount: 0,
      });
    }
  });

  it('is narrowed by object, action, actor, desk and time, the start in it and the end not', async () => {
    const object = randomUUID();
    const ids = await seedAuditLines(hub, [
      { log: 'employers', at: '2026-06-01T10:00:00Z', objectIds: [randomUUID(), object], actor: 'a' },
      { log: 'agreements', at: '2026-06-02T10:00:00Z', objectIds: [object], action: 'otherAction' },
      { log: 'candidates', at: '2026-06-03T10:00:00Z', deskId: other, actor: 'a', action: 'otherAction' },
    ]);
    const until = '2026-06-10T00:00:00Z';
    const filtered = async (filter: object) => idsOf(await read(admin, { filter: { until, ...filter } }));
    expect(await filtered({ objectId: object })).toEqual([ids[1], ids[0]]);
    expect(await filtered({ objectId: object.toUpperCase() })).toEqual([ids[1], ids[0]]);
    expect(await filtered({ action: 'otherAction' })).toEqual([ids[2], ids[1]]);
    expect(await filtered({ actor: 'a' })).toEqual([ids[2], ids[0]]);
    expect(await filtered({ deskId: other })).toEqual([ids[2]]);
    expect(await filtered({ from: '2026-06-02T10:00:00Z' })).toEqual([ids[2], ids[1]]);
    expect(await filtered({ until: '2026-06-02T10:00:00Z' })).toEqual([ids[0]]);
    expect(await filtered({ objectId: object, actor: 'a', from: '2026-06-01T00:00:00Z' })).toEqual([ids[0]]);
    for (const impossible of [{ objectId: 'none' }, { deskId: '' }, { actor: '\0' }, { actor: '' }]) {
      expect(await filtered(impossible)).toEqual([]);
    }
  });

  it('comes page by page, each line once, whatever the size of the page and however many share an instant', async () => {
    const seeds = Array.from({ length: 23 }, (_, index): AuditLineSeed => {
      const log = logs[index % logs.length] ?? 'regions';
      return { log, at: `2026-06-01T10:00:0${index % 3}.00${index % 2}Z`, deskId: own };
    });
    const ids = await seedAuditLines(hub, seeds);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 25 }), async (first) => {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const { data }: { data: Answer } = await read(asDesk, { first, after });
          seen.push(...(data.auditEntries?.nodes.map(({ id }) => id) ?? []));
          after = data.auditEntries?.pageInfo.hasNextPage ? data.auditEntries.pageInfo.endCursor : null;
        } while (after !== null);
        expect(seen).toHaveLength(ids.length);
        expect(new Set(seen)).toEqual(new Set(ids));
      }),
      { numRuns: 8 },
    );
  });

  it.each([
    ['an employer', callers.employer(randomUUID()), 'FORBIDDEN'],
    ['an organiser', callers.organiser(), 'FORBIDDEN'],
    ['the national liaison', callers.liaison(), 'FORBIDDEN'],
    ['a caller without a token', callers.public, 'UNAUTHENTICATED'],
  ])('is not for %s, and the refusal costs no statement', async (_, caller, code) => {
    const { data, errors, statements } = await read(caller);
    expect(data.auditEntries).toBeNull();
    expect(errors).toMatchObject([{ path: ['auditEntries'], extensions: { code } }]);
    expect(statements).toEqual([]);
  });

  it('writes one line for an operation of ADMIN that reads it, with the objects asked for, and none for a desk', async () => {
    const [a, b] = [randomUUID(), randomUUID()].sort();
    await ask(
      subgraph,
      `query ($a: ID!, $b: ID!) {
        a: auditEntries(filter: { objectId: $a }) { nodes { id } }
        b: auditEntries(filter: { objectId: $b }) { nodes { id } }
        c: auditEntries { nodes { id } }
      }`,
      { a, b },
      { caller: admin },
    );
    await read(asDesk);
    expect(await hub.sql('select action, actor, object_ids, desk_id from regions.audit_entries')).toEqual([
      { action: 'READ_AUDIT', actor: 'admin', object_ids: [a, b], desk_id: null },
    ]);
  });

  it('cannot be read by ADMIN when that cannot be written down', async () => {
    await seedAuditLines(hub, [{ log: 'employers', at: '2026-06-01T10:00:00Z', actor: 'x' }]);
    const role = hub.role('regions').name;
    await hub.sql(`revoke insert on regions.audit_entries from ${role}`);
    try {
      const { data, errors } = await read(admin);
      expect(data.auditEntries).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    } finally {
      await hub.sql(`grant insert on regions.audit_entries to ${role}`);
    }
  });

  it('cannot be changed, added to or emptied through the views that regions reads it by', async () => {
    const source = await hub.dataSource('regions');
    for (const log of logs) {
      for (const statement of [
        `update ${log}.published_audit_entry set actor = 'nobody'`,
        `delete from ${log}.published_audit_entry`,
        `insert into ${log}.published_audit_entry (id) values (gen_random_uuid())`,
      ]) {
        await expect(source.query(statement)).rejects.toThrow('permission denied for');
      }
    }
    for (const log of logs.filter((name) => name !== 'regions')) {
      await expect(source.query(`select from ${log}.audit_entries`)).rejects.toThrow('permission denied for');
    }
  });
});
