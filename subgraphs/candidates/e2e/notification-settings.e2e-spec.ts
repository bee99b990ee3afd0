import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';

const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on Desk { notifications { kind isOn offSince } }
  ... on Employer { notifications { kind isOn offSince } }
} }`;

const mutation = `mutation ($input: SetNotificationsInput!) { setNotifications(input: $input) {
  notifications { kind isOn offSince } errors { ... on UserError { code path } ... on InvalidValue { reason maximum } }
} }`;

interface Setting {
  readonly kind: string;
  readonly isOn: boolean;
  readonly offSince: string | null;
}

interface Payload {
  readonly setNotifications: { readonly notifications: Setting[] | null; readonly errors: object[] } | null;
}

describe('the notifications of an organisation', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  const clock = fixedClock('2026-06-15T08:00:00Z');

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
  });
  afterAll(() => hub.close());
  beforeEach(() => clock.set('2026-06-15T08:00:00Z'));

  const set = (caller: Caller, off: readonly string[]) =>
    ask<Payload>(subgraph, mutation, { input: { off } }, { caller });
  const see = async (caller: Caller, typename: string, id: string) => {
    const { data, errors } = await ask<{ _entities: ({ notifications: Setting[] | null } | null)[] }>(
      subgraph,
      query,
      { of: [{ __typename: typename, id }] },
      { caller },
    );
    return { settings: data._entities[0]?.notifications ?? null, errors };
  };
  const offIn = (settings: readonly Setting[] | null | undefined) =>
    settings?.filter(({ isOn }) => !isOn).map(({ kind, offSince }) => `${kind} ${offSince}`);

  it.each([
    ['DESK', 'Desk', (id: string) => callers.desk(id, ['AM06'])],
    ['EMPLOYER', 'Employer', (id: string) => callers.employer(id)],
  ])(
    'are all on until %s switches some off, and those named are then the only ones off',
    async (role, type, as) => {
      const id = randomUUID();
      const caller = as(id);
      const before = await see(caller, type, id);
      expect(before.settings).toHaveLength(6);
      expect(offIn(before.settings)).toEqual([]);
      const { data } = await set(caller, ['CLOSED', 'OVERDUE', 'CLOSED']);
      expect(data.setNotifications?.errors).toEqual([]);
      expect(offIn(data.setNotifications?.notifications)).toEqual([
        'CLOSED 2026-06-15',
        'OVERDUE 2026-06-15',
      ]);
      clock.set('2026-06-20T08:00:00Z');
      await set(caller, ['OVERDUE', 'ASKED']);
      expect(offIn((await see(caller, type, id)).settings)).toEqual([
        'ASKED 2026-06-20',
        'OVERDUE 2026-06-15',
      ]);
      await set(caller, []);
      expect(offIn((await see(caller, type, id)).settings)).toEqual([]);
      const lines = await hub.sql(
        'select role, action, desk_id from candidates.audit_entries where object_ids = $1',
        [[id]],
      );
      expect(lines).toEqual(
        Array(3).fill({ role, action: 'setNotifications', desk_id: role === 'DESK' ? id : null }),
      );
    },
  );

  it('are seen and set by the organisation alone', async () => {
    const id = randomUUID();
    await set(callers.desk(id, ['AM06']), ['CLOSED']);
    await set(callers.employer(id), ['ASKED']);
    for (const [caller, type] of [
      [callers.desk(randomUUID(), ['AM06']), 'Desk'],
      [callers.employer(id), 'Desk'],
      [callers.liaison(), 'Desk'],
      [callers.admin(), 'Employer'],
      [callers.desk(id, ['AM06']), 'Employer'],
    ] as const) {
      const { settings, errors } = await see(caller, type, id);
      expect(settings).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    // The same id, once as a desk and once as an employer, is two organisations.
    expect(offIn((await see(callers.desk(id, ['AM06']), 'Desk', id)).settings)).toEqual([
      'CLOSED 2026-06-15',
    ]);
    for (const caller of [callers.liaison(), callers.admin(), callers.organiser()]) {
      expect((await set(caller, [])).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('stand as one of two colleagues chose them when both choose at once, and are never a mixture', async () => {
    const caller = callers.desk(randomUUID(), ['AM06']);
    const choices = [['ASKED'], ['CLOSED'], ['OVERDUE', 'ANSWERED'], []];
    await Promise.all(choices.map((choice) => set(caller, choice)));
    const { settings } = await see(caller, 'Desk', caller.deskId ?? '');
    const off = settings?.filter(({ isOn }) => !isOn).map(({ kind }) => kind);
    expect(choices.map((choice) => [...choice].sort().join())).toContain(off?.sort().join());
  });

  it('are refused when more kinds are named than there are', async () => {
    const caller = callers.desk(randomUUID(), ['AM06']);
    const { data } = await set(caller, Array(7).fill('CLOSED'));
    expect(data.setNotifications).toEqual({
      notifications: null,
      errors: [{ code: 'INVALID_VALUE', path: ['input', 'off'], reason: 'TOO_LONG', maximum: 6 }],
    });
  });
});
