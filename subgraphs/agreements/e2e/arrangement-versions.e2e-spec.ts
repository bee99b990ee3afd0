import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, openRoom } from './agreements-room';
import { adoptInRoom, live, lived, readArrangement, signature, signedFramework } from './arrangement-life';

describe('versions of an arrangement', () => {
  let room: AgreementsRoom;
  let employer: Caller;
  let desk: Caller;

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
  }, 60_000);
  beforeEach(() => room.clock.set('2026-06-15T08:00:00Z'));
  afterAll(() => room.hub.close());

  const on = (day: string) => room.clock.set(`${day}T08:00:00Z`);
  const read = (id: string, fields: string, caller = employer) => readArrangement(room, id, fields, caller);
  const adopt = (arrangementId: string, change: Record<string, unknown> = {}) =>
    adoptInRoom(room, { arrangementId, ...change }, desk);

  it('drafts a next version beside the one that holds, which ends the day before the next is valid', async () => {
    const first = await signedFramework(room, employer, '2026-06-15');
    const next = await lived(room, 'draftNextVersion', { arrangementId: first.id }, employer);
    expect(next).toMatchObject({
      version: 2,
      state: 'DRAFT',
      title: 'Framework',
      clauses: first['clauses'],
      versions: [
        { version: 1, state: 'SIGNED' },
        { version: 2, state: 'DRAFT' },
      ],
    });
    const again = await live(room, 'draftNextVersion', { arrangementId: first.id }, employer);
    expect(again.payload?.errors).toMatchObject([{ currentState: 'VERSION_2_DRAFT' }]);
    expect(await read(first.id, 'versions { version }', desk)).toEqual({ versions: [{ version: 1 }] });

    const step = { arrangementId: next.id };
    await lived(room, 'submitArrangement', { ...step, expectedRevision: 1 }, employer);
    const early = { ...step, expectedRevision: 2, ...signature('2026-06-15') };
    const refused = await live(room, 'signArrangement', early, employer);
    expect(refused.payload?.errors).toMatchObject([
      { path: ['input', 'validFrom'], reason: 'END_BEFORE_START' },
    ]);
    await lived(
      room,
      'signArrangement',
      { ...step, expectedRevision: 2, ...signature('2026-09-01') },
      employer,
    );
    expect(await read(first.id, 'state validUntil')).toEqual({ state: 'SIGNED', validUntil: '2026-08-31' });
    on('2026-08-31');
    expect(await read(first.id, 'state')).toEqual({ state: 'SIGNED' });
    on('2026-09-01');
    expect(await read(first.id, 'state history { state since } stateOn(on: "2026-08-31")')).toMatchObject({
      state: 'ENDED',
      history: expect.arrayContaining([{ state: 'ENDED', since: '2026-09-01' }]),
      stateOn: 'SIGNED',
    });
  });

  it('ends a former version at once when the next is valid already', async () => {
    const first = await signedFramework(room, employer, '2026-06-01');
    const next = await lived(room, 'draftNextVersion', { arrangementId: first.id }, employer);
    const step = { arrangementId: next.id };
    await lived(room, 'submitArrangement', { ...step, expectedRevision: 1 }, employer);
    const signed = await lived(
      room,
      'signArrangement',
      { ...step, expectedRevision: 2, ...signature('2026-06-15') },
      employer,
    );
    expect(signed['versions']).toEqual([
      { version: 1, state: 'ENDED' },
      { version: 2, state: 'SIGNED' },
    ]);
  });

  it('asks regions about each version anew, and links what they took over before', async () => {
    const first = await signedFramework(room, employer);
    const adopted = await adopt(first.id, {
      signatories: [{ functionTitle: ' Manager ', organisation: 'Desk' }],
    });
    expect(adopted.regionalArrangement).toMatchObject({ signatories: ['Manager, Desk'] });
    const next = await lived(room, 'draftNextVersion', { arrangementId: first.id }, employer);
    await lived(room, 'submitArrangement', { arrangementId: next.id, expectedRevision: 1 }, employer);
    const fields =
      'adoption(region: "AM01") { id } previousAdoption(region: "AM01") { coverage arrangement { version } }';
    const previousAdoption = { coverage: 'FULL', arrangement: { version: 1 } };
    expect(await read(next.id, fields, desk)).toEqual({ adoption: null, previousAdoption });
    expect(await read(first.id, fields, desk)).toMatchObject({ previousAdoption: null });
    const elsewhere = callers.desk(room.desks[1].id, [room.desks[1].region]);
    expect(await read(next.id, fields, elsewhere)).toEqual({ adoption: null, previousAdoption: null });
    await adopt(next.id);
    expect(await read(next.id, fields, desk)).toMatchObject({
      adoption: { id: expect.any(String) },
      previousAdoption,
    });
  });
});
