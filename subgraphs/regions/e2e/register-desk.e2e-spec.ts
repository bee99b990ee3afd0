import { randomUUID } from 'node:crypto';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { type AdmissionMutation, rowCounts, write } from './write-admission';

describe('registerDesk and closeDesk', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  const admin = callers.admin();
  const run = (mutation: AdmissionMutation, input: object, caller = admin) =>
    write(subgraph, mutation, input, caller);
  const base = (change: object = {}) => ({
    kind: 'WSP',
    name: 'Employer desk Example',
    regions: ['AM29', 'AM06'],
    functionAddress: 'desk@example.nl',
    responseDays: 2,
    ...change,
  });
  const desksOf = async (code: string): Promise<string[]> => {
    const { data } = await ask<{ region: { desks: { name: string }[] } }>(
      subgraph,
      'query ($code: RegionCode!) { region(code: $code) { desks { name } } }',
      { code },
      { caller: callers.public },
    );
    return data.region.desks.map(({ name }) => name);
  };

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
  }, 60_000);
  beforeEach(() =>
    hub.sql('truncate regions.desks, regions.idempotency_keys, regions.audit_entries cascade'),
  );
  afterAll(() => hub.close());

  it('registers a desk with its regions, verified today, and says so in the audit log as the desk’s own data', async () => {
    const input = base({
      name: ' Desk Example ',
      phone: '+31 88 000 00 00',
      website: 'https://desk.example.nl/',
    });
    const { thing, refusals } = await run('registerDesk', input);
    expect(refusals).toEqual([]);
    expect(thing).toEqual({
      ...input,
      id: expect.any(String),
      name: 'Desk Example',
      regions: [{ code: 'AM06' }, { code: 'AM29' }],
      verifiedOn: '2026-06-15',
    });
    expect(await hub.sql('select action, object_ids, desk_id from regions.audit_entries')).toEqual([
      { action: 'registerDesk', object_ids: [thing?.id], desk_id: thing?.id },
    ]);
  });

  it('lets a contact be named that employers of its regions find', async () => {
    const { thing } = await run('registerDesk', base());
    await ask(
      subgraph,
      'mutation ($input: NameDeskContactInput!) { nameDeskContact(input: $input) { errors { __typename } } }',
      {
        input: {
          deskId: thing?.id,
          validFrom: '2026-06-15',
          contact: { functionTitle: 'Account manager', emailAddress: 'contact@example.nl' },
        },
      },
      { caller: admin },
    );
    const { data } = await ask<{ region: object }>(
      subgraph,
      '{ region(code: "AM29") { contact { emailAddress } } }',
      {},
      { caller: callers.public },
    );
    expect(data.region).toEqual({ contact: { emailAddress: 'contact@example.nl' } });
  });

  it('makes a WSP or Werkcentrum the desk of first contact where none is open yet, and no other kind', async () => {
    await run('registerDesk', base({ kind: 'NATIONAL_LIAISON', name: 'National' }));
    await run('registerDesk', base({ kind: 'WERKCENTRUM', name: 'Werkcentrum', regions: ['AM06'] }));
    await run('registerDesk', base({ name: 'A second desk' }));
    expect(await desksOf('AM06')).toEqual(['Werkcentrum', 'A second desk', 'National']);
    expect(await desksOf('AM29')).toEqual(['A second desk', 'National']);
  });

  it('makes the next desk the one of first contact once the former is closed', async () => {
    const { thing } = await run('registerDesk', base({ name: 'Former' }));
    await run('closeDesk', { deskId: thing?.id });
    await run('registerDesk', base({ name: 'A newcomer', kind: 'CROSS_REGIONAL' }));
    await run('registerDesk', base({ name: 'Newcomer' }));
    expect(await desksOf('AM06')).toEqual(['Newcomer', 'A newcomer']);
  });

  it.each<[string, object, string[], string]>([
    ['a blank name', { name: ' ' }, ['name'], 'REQUIRED'],
    ['a name too long', { name: 'x'.repeat(201) }, ['name'], 'TOO_LONG'],
    ['no region', { regions: [] }, ['regions'], 'REQUIRED'],
    ['too many regions', { regions: Array.from({ length: 36 }, () => 'AM06') }, ['regions'], 'OUT_OF_RANGE'],
    ['an address that is none', { functionAddress: 'desk' }, ['functionAddress'], 'MALFORMED'],
    ['a telephone number in words', { phone: 'ask inside' }, ['phone'], 'MALFORMED'],
    ['a website that is none', { website: 'desk example' }, ['website'], 'MALFORMED'],
    ['a website that runs a script', { website: 'javascript:alert(1)' }, ['website'], 'MALFORMED'],
    ['a website too long', { website: `https://${'x'.repeat(200)}` }, ['website'], 'TOO_LONG'],
    ['an answer the same day', { responseDays: 0 }, ['responseDays'], 'OUT_OF_RANGE'],
    ['an answer in a quarter', { responseDays: 61 }, ['responseDays'], 'OUT_OF_RANGE'],
  ])('refuses %s and writes nothing', async (_, change, path, reason) => {
    const before = await rowCounts(hub);
    const { thing, refusals } = await run('registerDesk', base({ ...change, idempotencyKey: randomUUID() }));
    expect(thing).toBeNull();
    expect(refusals).toMatchObject([{ path: ['input', ...path], reason }]);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it('refuses a region that is not on the list, by its place, and sensitive text', async () => {
    expect((await run('registerDesk', base({ regions: ['AM06', 'AM99'] }))).refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'regions', '1'] },
    ]);
    const bsn = sensitive('BSN', '111222333');
    const { refusals, text } = await run('registerDesk', base({ name: `Desk ${bsn}` }));
    expect(refusals).toMatchObject([{ category: 'BSN', path: ['input', 'name'] }]);
    expect(text).not.toContain(bsn);
  });

  it('registers one desk for one idempotency key, also when both come at once', async () => {
    const input = base({ idempotencyKey: randomUUID() });
    const answers = await Promise.all([1, 2, 3].map(() => run('registerDesk', input)));
    expect(new Set(answers.map(({ thing }) => thing?.id)).size).toBe(1);
    expect(await hub.sql('select from regions.desks')).toHaveLength(1);
  });

  it('closes a desk once: it is out of its regions’ lists and still answers by its id', async () => {
    const { thing } = await run('registerDesk', base());
    const answers = await Promise.all([1, 2].map(() => run('closeDesk', { deskId: thing?.id })));
    expect(answers.flatMap((answer) => answer.thing ?? [])).toEqual([
      { ...thing, closedOn: '2026-06-15', successor: null, revision: 1 },
    ]);
    expect(answers.flatMap(({ refusals }) => refusals)).toMatchObject([
      { code: 'STATE_CONFLICT', path: ['input', 'deskId'], currentState: 'CLOSED' },
    ]);
    expect(await desksOf('AM06')).toEqual([]);
    const { data } = await ask<{ desk: object }>(
      subgraph,
      'query ($id: ID!) { desk(id: $id) { id } }',
      { id: thing?.id },
      { caller: callers.public },
    );
    expect(data.desk).toEqual({ id: thing?.id });
  });

  it.each([
    ['that nobody has', randomUUID()],
    ['with a malformed id', 'none'],
  ])('refuses to close a desk %s', async (_, deskId) => {
    expect((await run('closeDesk', { deskId })).refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'deskId'] },
    ]);
  });
});
