import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { type SeededEmployer, seedEmployers } from './seed-employers';
import { rowCounts, write } from './write-employers';

const phone = sensitive('phone number', '06-12345678');

describe('registerSite', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let own: SeededEmployer;
  let other: SeededEmployer;
  let closed: SeededEmployer;
  const input = (change: object = {}) => ({
    employerId: own.id,
    name: 'Depot Apeldoorn',
    municipalityCode: 'GM0200',
    ...change,
  });
  const register = (body: object, caller: Caller = callers.employer(own.id), selection?: string) =>
    write(subgraph, 'registerSite', body, caller, selection);

  beforeAll(async () => {
    hub = await createTestHub([employers]);
    subgraph = await hub.subgraph('employers');
    const seeded = await seedEmployers(hub, 3);
    const [first, second, third] = seeded;
    if (!first || !second || !third) throw new Error('Three employers were to be seeded.');
    [own, other, closed] = [first, second, third];
    await hub.sql(`update employers.employers set closed_on = '2026-06-15' where id = $1`, [closed.id]);
  });
  afterAll(() => hub.close());

  it('registers a site in the region of its municipality, with its own contact', async () => {
    const { thing, refusals } = await register(
      input({
        offers: ['QUIET_PLACE', 'LIFT', 'LIFT'],
        intendedPlacements: 50,
        opensOn: '2026-09-01',
        contact: { functionTitle: 'Depot manager', emailAddress: 'apeldoorn@example.nl' },
      }),
      undefined,
      `name offers intendedPlacements opensOn closedOn employer { id } municipality { code } region { code }
       contact { functionTitle site { name } }`,
    );
    expect(refusals).toEqual([]);
    expect(thing).toEqual({
      name: 'Depot Apeldoorn',
      offers: ['LIFT', 'QUIET_PLACE'],
      intendedPlacements: 50,
      opensOn: '2026-09-01',
      closedOn: null,
      employer: { id: own.id },
      municipality: { code: 'GM0200' },
      region: { code: 'AM06' },
      contact: { functionTitle: 'Depot manager', site: { name: 'Depot Apeldoorn' } },
    });
  });

  it('is answered for by the employer’s contact when it has none of its own', async () => {
    const { thing } = await register(input(), callers.admin(), 'contact { functionTitle site { id } }');
    expect(thing).toEqual({ contact: { functionTitle: 'Head of recruitment', site: null } });
  });

  it('writes one audit line that names employer and site', async () => {
    const { thing } = await register(input());
    const lines = await hub.sql(
      'select action, role, object_ids from employers.audit_entries where $1 = any(object_ids)',
      [thing?.id],
    );
    expect(lines).toEqual([{ action: 'registerSite', role: 'EMPLOYER', object_ids: [own.id, thing?.id] }]);
  });

  it.each([
    ['an employer that nobody has', () => randomUUID(), callers.admin],
    ['a malformed id', () => 'not an id', callers.admin],
    ['an employer that is closed', () => closed.id, callers.admin],
    ['another employer', () => other.id, () => callers.employer(own.id)],
  ])('refuses %s with one and the same error', async (_, employerId, caller) => {
    const before = await rowCounts(hub);
    const { payload } = await register(input({ employerId: employerId() }), caller());
    expect(payload).toEqual({
      site: null,
      errors: [
        {
          __typename: 'ReferenceUnknown',
          code: 'REFERENCE_UNKNOWN',
          path: ['input', 'employerId'],
          message: 'This reference does not exist, or not for you.',
        },
      ],
    });
    expect(await rowCounts(hub)).toEqual(before);
  });

  it.each([
    ['an unknown municipality', { municipalityCode: 'GM9999' }, 'municipalityCode', 'REFERENCE_UNKNOWN'],
    [
      'the name of a municipality',
      { municipalityCode: 'Apeldoorn' },
      'municipalityCode',
      'REFERENCE_UNKNOWN',
    ],
    ['a blank name', { name: '' }, 'name', 'INVALID_VALUE'],
    ['a name too long', { name: 'x'.repeat(121) }, 'name', 'INVALID_VALUE'],
    ['fewer than no placements', { intendedPlacements: -1 }, 'intendedPlacements', 'INVALID_VALUE'],
    ['too many placements', { intendedPlacements: 10_001 }, 'intendedPlacements', 'INVALID_VALUE'],
    [
      'a deputy without a contact',
      { deputy: { functionTitle: 'Deputy', emailAddress: 'deputy@example.nl' } },
      'contact',
      'INVALID_VALUE',
    ],
    ['a telephone number in the name', { name: `Depot, call ${phone}` }, 'name', 'SENSITIVE_TEXT'],
  ])('refuses %s and writes nothing', async (_, change, field, code) => {
    const before = await rowCounts(hub);
    const { thing, refusals, text } = await register(input(change));
    expect(thing).toBeNull();
    expect(refusals).toMatchObject([{ code, path: ['input', field] }]);
    expect(text).not.toContain(phone);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it('makes one site of two requests at once with the same idempotency key', async () => {
    const body = input({ idempotencyKey: randomUUID(), name: 'Depot Once' });
    const written = await Promise.all([1, 2, 3].map(() => register(body)));
    expect(written.flatMap(({ refusals }) => refusals)).toEqual([]);
    const ids = new Set(written.map(({ thing }) => thing?.id));
    expect([...ids]).toEqual([expect.any(String)]);
    expect(await hub.sql(`select from employers.sites where name = 'Depot Once'`)).toHaveLength(1);
  });

  it('refuses the same idempotency key with another body, and writes nothing', async () => {
    const idempotencyKey = randomUUID();
    await register(input({ idempotencyKey }));
    const before = await rowCounts(hub);
    const { thing, refusals } = await register(input({ idempotencyKey, name: 'Depot Venlo' }));
    expect(thing).toBeNull();
    expect(refusals).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }]);
    expect(await rowCounts(hub)).toEqual(before);
  });

  it('keeps the idempotency keys of two callers apart', async () => {
    const body = input({ idempotencyKey: randomUUID() });
    const one = await register(body, callers.admin('one'));
    const two = await register(body, callers.admin('two'));
    expect(two.refusals).toEqual([]);
    expect(two.thing?.id).not.toBe(one.thing?.id);
  });

  it.each([
    ['a liaison', callers.liaison(), 'FORBIDDEN'],
    ['a desk', callers.desk(randomUUID(), ['AM06']), 'FORBIDDEN'],
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
