import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { rowCounts, write } from './write-employers';

describe('registerEmployer', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let lastNumber = 80_000_000;
  const input = (change: object = {}) => {
    lastNumber += 1;
    return { name: 'Warehouse Example', kvkNumber: String(lastNumber), ...change };
  };
  const contact = { functionTitle: 'Head of recruitment', emailAddress: 'work@example.nl' };
  const register = (body: object, caller: Caller = callers.liaison(), selection?: string) =>
    write(subgraph, 'registerEmployer', body, caller, selection);

  beforeAll(async () => {
    hub = await createTestHub([employers]);
    subgraph = await hub.subgraph('employers');
  });
  afterAll(() => hub.close());

  it('registers an employer with its contact and deputy, in charge from today', async () => {
    const body = input({
      name: '  Warehouse Example ',
      sector: 'MARKET',
      industryCode: 'H',
      contact: { ...contact, name: 'A. Function', phone: '+31 88 000 00 00' },
      deputy: { ...contact, functionTitle: 'Deputy' },
    });
    const { thing, refusals } = await register(
      body,
      callers.liaison(),
      `name kvkNumber sector industry { code } registeredOn closedOn
       contact { functionTitle name phone validFrom validUntil verifiedOn deputy { functionTitle } }`,
    );
    expect(refusals).toEqual([]);
    expect(thing).toEqual({
      name: 'Warehouse Example',
      kvkNumber: body.kvkNumber,
      sector: 'MARKET',
      industry: { code: 'H' },
      registeredOn: '2026-06-15',
      closedOn: null,
      contact: {
        functionTitle: 'Head of recruitment',
        name: 'A. Function',
        phone: '+31 88 000 00 00',
        validFrom: '2026-06-15',
        validUntil: null,
        verifiedOn: '2026-06-15',
        deputy: { functionTitle: 'Deputy' },
      },
    });
  });

  it('keeps what is unknown as null', async () => {
    const { thing } = await register(
      input(),
      callers.admin(),
      'sector industry { code } contact { id } contacts { id }',
    );
    expect(thing).toEqual({ sector: null, industry: null, contact: null, contacts: [] });
  });

  it('writes one audit line that names the act and the object, not the content', async () => {
    const { thing } = await register(input());
    const lines = await hub.sql(
      'select action, role, actor, object_ids from employers.audit_entries where $1 = any(object_ids)',
      [thing?.id],
    );
    expect(lines).toEqual([
      { action: 'registerEmployer', role: 'LIAISON', actor: 'liaison', object_ids: [thing?.id] },
    ]);
  });

  it.each([
    ['a blank name', { name: '  ' }, 'name', 'INVALID_VALUE', 'REQUIRED'],
    ['a name too long', { name: 'x'.repeat(501) }, 'name', 'INVALID_VALUE', 'TOO_LONG'],
    ['seven digits', { kvkNumber: '1234567' }, 'kvkNumber', 'INVALID_VALUE', 'MALFORMED'],
    ['a number with a letter', { kvkNumber: '1234567a' }, 'kvkNumber', 'INVALID_VALUE', 'MALFORMED'],
    ['an unknown industry', { industryCode: 'Z' }, 'industryCode', 'REFERENCE_UNKNOWN', undefined],
    ['a deputy without a contact', { deputy: contact }, 'contact', 'INVALID_VALUE', 'REQUIRED'],
    [
      'an address that is none',
      { contact: { ...contact, emailAddress: 'nobody' } },
      'contact.emailAddress',
      'INVALID_VALUE',
      'MALFORMED',
    ],
    [
      'a telephone number in words',
      { contact: { ...contact, phone: 'ask inside' } },
      'contact.phone',
      'INVALID_VALUE',
      'MALFORMED',
    ],
    [
      'a telephone number too long',
      { contact: { ...contact, phone: '0'.repeat(21) } },
      'contact.phone',
      'INVALID_VALUE',
      'TOO_LONG',
    ],
  ])('refuses %s and writes nothing', async (_, change, path, code, reason) => {
    const before = await rowCounts(hub);
    const { thing, refusals } = await register(input(change));
    expect(thing).toBeNull();
    expect(refusals).toEqual([
      expect.objectContaining({ code, path: ['input', ...path.split('.')], ...(reason && { reason }) }),
    ]);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it.each([
    [
      'a citizen service number in the name',
      { name: 'Example 111222333' },
      sensitive('BSN', '111222333'),
      'BSN',
    ],
    [
      'an e-mail address in a function',
      { contact: { ...contact, functionTitle: 'Mail someone@example.nl' } },
      sensitive('e-mail address', 'someone@example.nl'),
      'EMAIL',
    ],
  ])('refuses %s without repeating it, and writes nothing', async (_, change, secret, category) => {
    const before = await rowCounts(hub);
    const { refusals, text } = await register(input(change));
    expect(refusals).toMatchObject([{ __typename: 'SensitiveText', category }]);
    expect(text).not.toContain(secret);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it('tells of every fault at once', async () => {
    const { refusals } = await register({ name: '', kvkNumber: 'none', industryCode: '?' });
    expect(refusals.map(({ path }) => path[1])).toEqual(['name', 'kvkNumber', 'industryCode']);
  });

  it('refuses a KvK number that is registered, and writes no contact of the refused one', async () => {
    const body = input();
    await register(body);
    const before = await rowCounts(hub);
    const { thing, refusals } = await register({ ...body, name: 'Another', contact });
    expect(thing).toBeNull();
    expect(refusals).toMatchObject([{ code: 'ALREADY_EXISTS', path: ['input', 'kvkNumber'] }]);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it('registers one of several employers that come at once with one KvK number', async () => {
    const body = input({ contact });
    const written = await Promise.all(
      [1, 2, 3].map((n) => register({ ...body, name: `Writer ${n}` }, callers.liaison(`writer ${n}`))),
    );
    expect(written.filter(({ thing }) => thing !== null)).toHaveLength(1);
    expect(written.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual([
      'ALREADY_EXISTS',
      'ALREADY_EXISTS',
    ]);
    const rows = await hub.sql(
      `select from employers.employers e join employers.employer_contacts c on c.employer_id = e.id
       where kvk_number = $1`,
      [body.kvkNumber],
    );
    expect(rows).toHaveLength(1);
  });

  it('answers the same employer for the same idempotency key', async () => {
    const body = input({ idempotencyKey: randomUUID() });
    const [first, second] = [await register(body), await register(body)];
    expect(second.refusals).toEqual([]);
    expect(second.thing).toEqual(first.thing);
  });

  it('lets a key be used again after a refusal', async () => {
    const taken = input();
    await register(taken);
    const idempotencyKey = randomUUID();
    expect((await register({ ...taken, idempotencyKey })).refusals).toMatchObject([
      { code: 'ALREADY_EXISTS' },
    ]);
    expect((await register(input({ idempotencyKey }))).refusals).toEqual([]);
  });

  it.each([
    ['an employer', callers.employer(randomUUID()), 'FORBIDDEN'],
    ['a desk', callers.desk(randomUUID(), ['AM01']), 'FORBIDDEN'],
    ['an organiser', callers.organiser(), 'FORBIDDEN'],
    ['a caller without a token', callers.public, 'UNAUTHENTICATED'],
  ])('is not for %s', async (_, caller, code) => {
    const before = await rowCounts(hub);
    const { payload, codes } = await register(input(), caller);
    expect(payload).toBeNull();
    expect(codes).toEqual([code]);
    expect(await rowCounts(hub)).toEqual(before);
  });
});
