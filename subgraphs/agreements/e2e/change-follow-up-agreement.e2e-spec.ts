import type { Caller } from '@banenbrug/service-common';
import { callers, sensitive } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { type Agreement, eventsOf, recordOne, seedHall, writeAgreement } from './recording';
import { seedFollowUp } from './seed-agreements';

const nobody = '00000000-0000-4000-8000-000000000000';
const email = sensitive('e-mail address', 'someone@example.nl');

describe('changeFollowUpAgreement', () => {
  let room: AgreementsRoom;
  let session: string;
  let agreement: Agreement;
  let employer: Caller;
  let desk: Caller;

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
  }, 60_000);
  beforeEach(async () => {
    session = await seedHall(room);
    agreement = await recordOne(room, session, {
      text: 'We call',
      employerOwner: 'Recruiter',
      dueOn: '2026-09-01',
    });
  });
  afterAll(() => room.hub.close());

  const change = (input: object, caller?: Caller) =>
    writeAgreement(
      room,
      'changeFollowUpAgreement',
      { followUpAgreementId: agreement.id, expectedRevision: agreement.revision, ...input },
      caller,
    );

  it('changes what is named, takes away what is null and leaves the rest', async () => {
    const first = await change({ dueOn: '2026-10-01', regionOwner: ' Account manager ', category: 'OTHER' });
    expect(first.refusals).toEqual([]);
    expect(first.thing).toMatchObject({
      revision: 2,
      dueOn: '2026-10-01',
      regionOwner: 'Account manager',
      employerOwner: 'Recruiter',
      category: 'OTHER',
      employerText: 'We call',
    });
    const second = await change({ expectedRevision: 2, dueOn: null, employerOwner: null, category: null });
    expect(second.thing).toMatchObject({ revision: 3, dueOn: null, employerOwner: null, category: 'OTHER' });
    expect((await eventsOf(room, session)).map(({ kind }) => kind)).toEqual([
      'RECORDED',
      'CHANGED',
      'CHANGED',
    ]);
  });

  it('stays when an entry is withdrawn after it', async () => {
    const more = await recordOne(room, session, { side: 'REGION', text: 'We come' });
    await change({ expectedRevision: more.revision, dueOn: '2026-12-01' });
    const { thing } = await writeAgreement(room, 'withdrawFollowUpEntry', {
      entryId: more.entries[0]?.id,
      reason: 'MISTAKE',
      expectedRevision: more.revision + 1,
    });
    expect(thing).toMatchObject({
      dueOn: '2026-12-01',
      employerText: null,
      employerOwner: null,
      regionText: 'We come',
    });
  });

  it('lets one of two tables win, and gives the other the agreement as it is now to try again', async () => {
    const answers = await Promise.all([change({ dueOn: '2026-10-01' }), change({ dueOn: '2026-11-01' })]);
    const [won, lost] = answers[0]?.refusals.length === 0 ? answers : answers.toReversed();
    expect(won?.refusals).toEqual([]);
    expect(lost).toMatchObject({
      refusals: [{ code: 'STATE_CONFLICT', path: ['input', 'expectedRevision'], currentState: 'REVISION_2' }],
      thing: { id: agreement.id, revision: 2, dueOn: won?.thing?.['dueOn'] },
    });
    const again = await change({ expectedRevision: lost?.thing?.revision, dueOn: '2026-11-01' });
    expect(again.thing).toMatchObject({ revision: 3, dueOn: '2026-11-01' });
  });

  it('is for those who look after the session, and for each side as far as it is its own', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const answer = await change({ expectedRevision: 99 }, caller);
      expect(refusals(answer)).toEqual(role === 'public' ? ['changeFollowUpAgreement: UNAUTHENTICATED'] : []);
      if (role !== 'public') expect(answer.refusals).toMatchObject([{ currentState: 'REVISION_1' }]);
    }
    for (const [input, caller] of [
      [{ regionOwner: 'Manager' }, employer],
      [{ regionOwner: null }, employer],
      [{ employerOwner: 'Recruiter' }, desk],
      [{ employerOwner: null }, desk],
      [{ category: 'OTHER' }, employer],
      [{ category: 'OTHER' }, desk],
    ] as const) {
      expect(refusals(await change(input, caller))).toEqual(['changeFollowUpAgreement: FORBIDDEN']);
    }
    expect((await change({ employerOwner: 'Director' }, employer)).thing).toMatchObject({
      employerOwner: 'Director',
    });
    const byDesk = await change({ expectedRevision: 2, regionOwner: 'Manager' }, desk);
    expect(byDesk.thing).toMatchObject({ regionOwner: 'Manager' });
    for (const stranger of [callers.employer(room.employers[1].id), callers.organiser('another')]) {
      const answer = await change({ expectedRevision: 3 }, stranger);
      expect(answer).toMatchObject({ thing: null, refusals: [{ code: 'REFERENCE_UNKNOWN' }] });
    }
  });

  it.each([
    [{ followUpAgreementId: nobody }, { code: 'REFERENCE_UNKNOWN' }],
    [{ followUpAgreementId: 'none' }, { code: 'REFERENCE_UNKNOWN' }],
    [{ dueOn: '2026-06-09' }, { path: ['input', 'dueOn'], reason: 'END_BEFORE_START' }],
    [{ employerOwner: 'x'.repeat(121) }, { reason: 'TOO_LONG' }],
    [{ regionOwner: email }, { code: 'SENSITIVE_TEXT', category: 'EMAIL' }],
  ])('refuses what may not be, %#, and changes nothing', async (input, error) => {
    const before = await room.rows();
    const answer = await change(input);
    expect(answer.refusals).toMatchObject([error]);
    expect(JSON.stringify(answer)).not.toContain('someone@');
    expect(await room.rows()).toEqual(before);
  });

  it('leaves apart what was taken apart when it gets another category', async () => {
    const more = await recordOne(room, session, { text: 'We write' });
    const apart = await writeAgreement(room, 'separateFollowUpEntry', {
      entryId: more.entries[1]?.id,
      expectedRevision: more.revision,
    });
    const other = await recordOne(room, session, { category: 'OTHER' });
    const { thing } = await change({
      followUpAgreementId: apart.thing?.id,
      expectedRevision: 1,
      category: 'OTHER',
    });
    expect(thing).toMatchObject({ id: apart.thing?.id, category: 'OTHER', employerText: 'We write' });
    expect((await recordOne(room, session, { category: 'OTHER', text: 'We come' })).id).toBe(other.id);
  });

  it('refuses a category in which the same is agreed already, a past day outside a session and what was withdrawn', async () => {
    await recordOne(room, session, { category: 'OTHER' });
    expect((await change({ category: 'OTHER' })).refusals).toMatchObject([
      { code: 'ALREADY_EXISTS', path: ['input', 'category'] },
    ]);
    const outside = await seedFollowUp(room.hub, { employerId: room.employers[0].id, regions: ['AM01'] });
    const past = await change({ followUpAgreementId: outside, dueOn: '2026-06-14' }, callers.liaison());
    expect(past.refusals).toMatchObject([{ path: ['input', 'dueOn'], reason: 'IN_THE_PAST' }]);
    await writeAgreement(room, 'withdrawFollowUpEntry', {
      entryId: agreement.entries[0]?.id,
      reason: 'TEST',
      expectedRevision: 1,
    });
    expect((await change({ expectedRevision: 2 })).refusals).toMatchObject([{ currentState: 'WITHDRAWN' }]);
  });
});
