import { randomUUID } from 'node:crypto';
import type { Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { write } from './write-admission';

describe('changeDesk', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  const admin = callers.admin();
  const register = async (kind = 'WSP'): Promise<string> => {
    const input = {
      kind,
      name: 'Employer desk',
      regions: ['AM06'],
      functionAddress: 'desk@example.nl',
      website: 'https://desk.example.nl/',
      responseDays: 2,
    };
    return (await write(subgraph, 'registerDesk', input, admin)).thing?.id ?? '';
  };
  const change = (deskId: string, input: object, caller = admin) =>
    write(subgraph, 'changeDesk', { deskId, expectedRevision: 1, ...input }, caller);
  const close = (input: object) => write(subgraph, 'closeDesk', input, admin);
  const row = async (id: string) => (await hub.sql('select * from regions.desks where id = $1', [id]))[0];

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
  }, 60_000);
  afterAll(() => hub.close());

  it('lets an employer service desk go on as a Werkcentrum under its own id, with one audit line', async () => {
    const id = await register();
    const { thing, refusals } = await change(id, {
      kind: 'WERKCENTRUM',
      name: ' Werkcentrum Stedendriehoek ',
      responseDays: 1,
      website: null,
    });
    expect(refusals).toEqual([]);
    expect(thing).toMatchObject({
      id,
      kind: 'WERKCENTRUM',
      name: 'Werkcentrum Stedendriehoek',
      responseDays: 1,
      website: null,
      regions: [{ code: 'AM06' }],
      verifiedOn: '2026-06-15',
      closedOn: null,
      revision: 2,
    });
    expect(
      await hub.sql(
        `select role, object_ids, desk_id from regions.audit_entries where action = 'changeDesk' and $1 = any(object_ids)`,
        [id],
      ),
    ).toEqual([{ role: 'ADMIN', object_ids: [id], desk_id: id }]);
  });

  it('leaves what is absent or null as it is', async () => {
    const id = await register('CROSS_REGIONAL');
    expect((await change(id, { name: null, kind: null, responseDays: null })).thing).toMatchObject({
      kind: 'CROSS_REGIONAL',
      name: 'Employer desk',
      responseDays: 2,
      website: 'https://desk.example.nl/',
      revision: 2,
    });
  });

  it('is won by one of several who change the same revision; the others are told which it is', async () => {
    const id = await register();
    const answers = await Promise.all([3, 4, 5].map((responseDays) => change(id, { responseDays })));
    const told = answers.map(({ refusals: [refusal] }) => refusal?.currentState ?? 'done').sort();
    expect(told).toEqual(['REVISION_2', 'REVISION_2', 'done']);
  });

  it.each<[string, object, object]>([
    [
      'another change of kind',
      { kind: 'NATIONAL_LIAISON' },
      { path: ['input', 'kind'], reason: 'NOT_APPLICABLE' },
    ],
    ['a blank name', { name: ' ' }, { path: ['input', 'name'], reason: 'REQUIRED' }],
    ['a website that runs a script', { website: 'javascript:alert(1)' }, { reason: 'MALFORMED' }],
    ['an answer the same day', { responseDays: 0 }, { reason: 'OUT_OF_RANGE' }],
    ['an e-mail address as the name', { name: 'Desk a.person@example.nl' }, { category: 'EMAIL' }],
  ])('refuses %s and changes nothing', async (_, input, refusal) => {
    const id = await register();
    const before = await row(id);
    const { thing, refusals } = await change(id, input);
    expect(thing).toBeNull();
    expect(refusals).toMatchObject([refusal]);
    expect(await row(id)).toEqual(before);
  });

  it('makes no Werkcentrum of a desk that is no employer service desk, and changes no closed one', async () => {
    const crossRegional = await register('CROSS_REGIONAL');
    expect((await change(crossRegional, { kind: 'WERKCENTRUM' })).refusals).toMatchObject([
      { code: 'STATE_CONFLICT', path: ['input', 'kind'], currentState: 'CROSS_REGIONAL' },
    ]);
    const closed = await register();
    await close({ deskId: closed });
    expect((await change(closed, { responseDays: 3 })).refusals).toMatchObject([
      { code: 'STATE_CONFLICT', path: ['input', 'deskId'], currentState: 'CLOSED' },
    ]);
  });

  it.each([randomUUID(), 'none'])('knows no desk %#, and is for ADMIN alone', async (deskId) => {
    expect((await change(deskId, {})).refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'deskId'] },
    ]);
    expect((await change(deskId, {}, callers.liaison())).codes).toEqual(['FORBIDDEN']);
  });

  it('echoes nothing sensitive', async () => {
    const bsn = sensitive('BSN', '111222333');
    const { refusals, text } = await change(await register(), { name: `Desk ${bsn}` });
    expect(refusals).toMatchObject([{ category: 'BSN', path: ['input', 'name'] }]);
    expect(text).not.toContain(bsn);
  });
});
