import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { type SeededDesk, seedDesks } from './seed-desks';
import { write } from './write-contacts';

interface Page {
  readonly nodes: readonly { id: string; isStale: boolean; verifiedOn: string }[];
  readonly totalCount: number;
  readonly pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

describe('contacts to verify again', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desks: SeededDesk[];

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
    // Each has a deputy that was verified long ago, and a contact that was not.
    desks = await seedDesks(hub, 6);
  }, 60_000);
  afterAll(() => hub.close());

  const desk = (index: number): SeededDesk => {
    const found = desks[index];
    if (!found) throw new Error(`No desk ${index} was seeded.`);
    return found;
  };
  const of = ({ id, region }: SeededDesk): Caller => callers.desk(id, [region]);
  const stale = (caller: Caller, page: object = { first: 100 }) =>
    ask<{ staleContacts: Page | null }>(
      subgraph,
      `query ($first: Int, $after: String) { staleContacts(first: $first, after: $after) {
         nodes { id isStale verifiedOn } totalCount pageInfo { endCursor hasNextPage } } }`,
      { ...page },
      { caller },
    );
  const idsOf = async (caller: Caller) =>
    (await stale(caller)).data.staleContacts?.nodes.map(({ id }) => id) ?? [];
  const verify = (contactId: string, caller: Caller) =>
    write(subgraph, 'verifyDeskContact', { contactId }, caller);
  const staleOf = async (place: SeededDesk): Promise<string> => (await idsOf(of(place)))[0] ?? '';

  it('are the desk’s own for a desk and all for LIAISON and ADMIN, those of the longest ago first', async () => {
    await hub.sql(`update regions.desk_contacts set verified_on = '2024-01-01' where id = $1`, [
      desk(3).contactId,
    ]);
    const { data } = await stale(callers.liaison());
    expect(data.staleContacts?.totalCount).toBe(7);
    expect(data.staleContacts?.nodes[0]).toMatchObject({ id: desk(3).contactId, isStale: true });
    expect(data.staleContacts?.nodes.every(({ isStale }) => isStale)).toBe(true);
    expect(await idsOf(callers.admin())).toHaveLength(7);
    expect(await idsOf(of(desk(3)))).toHaveLength(2);
    expect(await idsOf(of(desk(2)))).toHaveLength(1);
    for (const caller of [callers.employer(randomUUID()), callers.organiser(), callers.public]) {
      expect((await stale(caller)).data.staleContacts).toBeNull();
    }
  });

  it('come page by page without a gap, each page by two statements at most', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const { data, statements } = await stale(callers.liaison(), { first: 2, after });
      expect(statements.length).toBeLessThanOrEqual(2);
      seen.push(...(data.staleContacts?.nodes.map(({ id }) => id) ?? []));
      after = data.staleContacts?.pageInfo.endCursor ?? null;
      if (!data.staleContacts?.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(await idsOf(callers.liaison()));
  });

  it('are so on the 181st day, and not on the 180th', async () => {
    const { id, contactId } = desk(4);
    const on = async (day: string) => {
      await hub.sql('update regions.desk_contacts set verified_on = $2 where id = $1', [contactId, day]);
      return (await idsOf(of({ id, region: 'AM01', contactId }))).includes(contactId);
    };
    expect([await on('2025-12-16'), await on('2025-12-17')]).toEqual([true, false]);
  });

  it('leave the list once they are verified; again it does nothing', async () => {
    const contact = await staleOf(desk(0));
    const { thing, refusals } = await verify(contact, of(desk(0)));
    expect(refusals).toEqual([]);
    expect(thing).toMatchObject({ id: contact, verifiedOn: '2026-06-15', isStale: false });
    expect(await idsOf(of(desk(0)))).toEqual([]);
    const again = await Promise.all([1, 2].map(() => verify(contact, of(desk(0)))));
    expect(again.map(({ thing: same }) => same?.['verifiedOn'])).toEqual(['2026-06-15', '2026-06-15']);
    expect(
      await hub.sql(
        `select desk_id from regions.audit_entries where action = 'verifyDeskContact' and $1 = any(object_ids)`,
        [contact],
      ),
    ).toEqual([{ desk_id: desk(0).id }]);
  });

  it('are verified by several at once with one line', async () => {
    const contact = await staleOf(desk(5));
    await Promise.all([1, 2, 3].map(() => verify(contact, callers.liaison())));
    expect(
      await hub.sql('select from regions.audit_entries where $1 = any(object_ids)', [contact]),
    ).toHaveLength(1);
  });

  it('are not verified by another desk, nor when they are unknown, have left or their desk has closed', async () => {
    const contact = await staleOf(desk(1));
    const unknown = [['REFERENCE_UNKNOWN', 'contactId']];
    expect((await verify(contact, of(desk(2)))).refusals).toEqual(unknown);
    expect((await verify(randomUUID(), callers.liaison())).refusals).toEqual(unknown);
    expect((await verify('contact', callers.liaison())).refusals).toEqual(unknown);
    await hub.sql(`update regions.desk_contacts set valid_until = '2026-06-14' where id = $1`, [contact]);
    expect(await idsOf(of(desk(1)))).toEqual([]);
    expect((await verify(contact, of(desk(1)))).refusals).toEqual([['STATE_CONFLICT', 'contactId', 'ENDED']]);
    await hub.sql(`update regions.desks set closed_on = '2026-06-15' where id = $1`, [desk(2).id]);
    expect(await idsOf(of(desk(2)))).toEqual([]);
    expect((await verify(desk(2).contactId, callers.admin())).refusals).toEqual(unknown);
  });
});
