import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { type SeededDesk, seedDesks } from './seed-desks';

type Answer = {
  nameDeskContact: {
    contact: {
      id: string;
      functionTitle: string;
      validFrom: string;
      deputy: { functionTitle: string } | null;
    } | null;
    errors: { __typename: string; code: string; path: string[]; message: string }[];
  } | null;
};

const mutation = `mutation ($input: NameDeskContactInput!) {
  nameDeskContact(input: $input) {
    contact { id functionTitle validFrom deputy { functionTitle } }
    errors { __typename ... on UserError { code path message } }
  }
}`;

const contactOn = `query ($id: ID!, $on: LocalDate) { desk(id: $id) { contact(on: $on) { basis contact { functionTitle validUntil } } } }`;

describe('nameDeskContact', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desks: SeededDesk[];
  const desk = (index: number): SeededDesk => {
    const found = desks[index];
    if (!found) throw new Error(`No desk ${index} was seeded.`);
    return found;
  };
  const of = ({ id, region }: SeededDesk): Caller => callers.desk(id, [region]);
  const name = (input: object, caller: Caller) => ask<Answer>(subgraph, mutation, { input }, { caller });
  const input = (deskId: string, change: object = {}) => ({
    deskId,
    validFrom: '2026-07-01',
    contact: { functionTitle: 'Account manager national employers', emailAddress: 'new@example.nl' },
    ...change,
  });

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
    desks = await seedDesks(hub, 9);
  });
  afterAll(() => hub.close());

  it('knows a desk’s own id in upper case too', async () => {
    const { data } = await name(input(desk(8).id.toUpperCase()), of(desk(8)));
    expect(data.nameDeskContact?.errors).toEqual([]);
    expect(data.nameDeskContact?.contact).toMatchObject({ validFrom: '2026-07-01' });
  });

  it('hands over on the day: the former contact answers until the day before', async () => {
    const { id } = desk(0);
    const named = await name(
      input(id, { deputy: { functionTitle: 'Second desk', emailAddress: 'second@example.nl' } }),
      of(desk(0)),
    );
    expect(named.data.nameDeskContact?.errors).toEqual([]);
    expect(named.data.nameDeskContact?.contact?.deputy?.functionTitle).toBe('Second desk');
    const on = async (day: string) => {
      const { data } = await ask<{ desk: { contact: object } }>(
        subgraph,
        contactOn,
        { id, on: day },
        { caller: callers.public },
      );
      return data.desk.contact;
    };
    expect(await on('2026-06-30')).toEqual({
      basis: 'IN_CHARGE',
      contact: { functionTitle: 'Account manager', validUntil: '2026-06-30' },
    });
    expect(await on('2026-07-01')).toEqual({
      basis: 'IN_CHARGE',
      contact: { functionTitle: 'Account manager national employers', validUntil: null },
    });
  });

  it('writes one audit line that names the act and the objects, not the content', async () => {
    const { id } = desk(1);
    await name(input(id), of(desk(1)));
    const lines = await hub.sql(
      `select action, role, object_ids from regions.audit_entries where $1 = any(object_ids)`,
      [id],
    );
    expect(lines).toEqual([
      { action: 'nameDeskContact', role: 'DESK', object_ids: [id, expect.any(String)] },
    ]);
  });

  it.each([
    ['a desk that nobody has', () => randomUUID()],
    ['a malformed id', () => 'not-an-id'],
    ['a desk of somebody else', () => desk(2).id],
  ])('refuses %s with one and the same error', async (_, deskId) => {
    const { data } = await name(input(deskId()), of(desk(3)));
    expect(data.nameDeskContact).toEqual({
      contact: null,
      errors: [
        {
          __typename: 'ReferenceUnknown',
          code: 'REFERENCE_UNKNOWN',
          path: ['input', 'deskId'],
          message: 'This reference does not exist, or not for you.',
        },
      ],
    });
  });

  it('refuses a citizen service number in a text without repeating it, and writes nothing', async () => {
    const bsn = sensitive('BSN', '111222333');
    const { id } = desk(3);
    const before = await hub.sql('select count(*) from regions.desk_contacts');
    const { data } = await name(
      input(id, { contact: { functionTitle: `Ask ${bsn}`, emailAddress: 'new@example.nl' } }),
      of(desk(3)),
    );
    expect(data.nameDeskContact?.errors).toMatchObject([
      { __typename: 'SensitiveText', path: ['input', 'contact', 'functionTitle'] },
    ]);
    expect(JSON.stringify(data)).not.toContain(bsn);
    expect(await hub.sql('select count(*) from regions.desk_contacts')).toEqual(before);
  });

  it('refuses a day in the past, in Dutch when asked', async () => {
    const { data } = await ask<Answer>(
      subgraph,
      mutation,
      { input: input(desk(3).id, { validFrom: '2026-06-14' }) },
      { caller: of(desk(3)), language: 'nl' },
    );
    expect(data.nameDeskContact?.errors).toMatchObject([
      { code: 'INVALID_VALUE', message: 'Deze datum ligt in het verleden.' },
    ]);
  });

  it('is not for employers or the public', async () => {
    for (const [caller, code] of [
      [callers.employer(randomUUID()), 'FORBIDDEN'],
      [callers.public, 'UNAUTHENTICATED'],
    ] as const) {
      const { data, errors } = await name(input(desk(3).id), caller);
      expect(data.nameDeskContact).toBeNull();
      expect(errors).toMatchObject([{ path: ['nameDeskContact'], extensions: { code } }]);
    }
  });

  it('answers the same contact for the same idempotency key, also when both come at once', async () => {
    const request = input(desk(4).id, { idempotencyKey: 'once' });
    const answers = await Promise.all([1, 2, 3].map(() => name(request, of(desk(4)))));
    const ids = answers.map(({ data }) => data.nameDeskContact?.contact?.id);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toEqual(expect.any(String));
    const rows = await hub.sql(
      `select from regions.desk_contacts where desk_id = $1 and email_address = 'new@example.nl'`,
      [desk(4).id],
    );
    expect(rows).toHaveLength(1);
  });

  it('refuses the same idempotency key with another body', async () => {
    await name(input(desk(5).id, { idempotencyKey: 'twice' }), of(desk(5)));
    const { data } = await name(
      input(desk(5).id, { idempotencyKey: 'twice', validFrom: '2026-08-01' }),
      of(desk(5)),
    );
    expect(data.nameDeskContact).toMatchObject({
      contact: null,
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
  });

  it('lets one of two hand-overs on the same day win', async () => {
    const answers = await Promise.all([1, 2].map(() => name(input(desk(6).id), of(desk(6)))));
    const outcomes = answers.map(({ data }) => data.nameDeskContact?.errors.map(({ code }) => code));
    expect(outcomes).toEqual(expect.arrayContaining([[], ['STATE_CONFLICT']]));
  });

  it('keeps a person’s name from callers without a token', async () => {
    const query = `query ($id: ID!) { desk(id: $id) { contact { emailAddress name } } }`;
    const open = await ask<{ desk: { contact: object } }>(
      subgraph,
      query,
      { id: desk(7).id },
      { caller: callers.public },
    );
    expect(open.data.desk.contact).toEqual({ emailAddress: 'contact@example.nl', name: null });
    expect(open.errors).toMatchObject([
      { path: ['desk', 'contact', 'name'], extensions: { code: 'FORBIDDEN' } },
    ]);
    const signedIn = await ask<{ desk: { contact: object } }>(
      subgraph,
      query,
      { id: desk(7).id },
      { caller: callers.liaison() },
    );
    expect(signedIn.data.desk.contact).toMatchObject({ name: 'A. Function' });
  });
});
