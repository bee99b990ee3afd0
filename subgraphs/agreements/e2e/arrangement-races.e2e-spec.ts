import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, openRoom } from './agreements-room';
import { adoptInRoom, live, signature, signedFramework } from './arrangement-life';
import { seedArrangement } from './seed-agreements';

describe('arrangements that several write at once', () => {
  let room: AgreementsRoom;
  let employer: Caller;
  const liaison = callers.liaison();

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
  }, 60_000);
  afterAll(() => room.hub.close());

  it('makes one next version of two', async () => {
    const first = await signedFramework(room, employer);
    const input = { arrangementId: first.id };
    const answers = await Promise.all(
      [employer, liaison, employer].map((by) => live(room, 'draftNextVersion', input, by)),
    );
    expect(answers.filter(({ payload }) => payload?.errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ payload }) => payload?.errors ?? [])).toMatchObject([
      { currentState: 'VERSION_2_DRAFT' },
      { currentState: 'VERSION_2_DRAFT' },
    ]);
  });

  it('lets one of two signatures win, and tells the other', async () => {
    const { id } = await seedArrangement(room.hub, room.employers[0], 'Race', 'SUBMITTED');
    const input = { arrangementId: id, expectedRevision: 1, ...signature('2026-06-15') };
    const answers = await Promise.all(
      [employer, liaison].map((by) => live(room, 'signArrangement', input, by)),
    );
    const won = answers.filter(({ payload }) => payload?.errors.length === 0);
    expect(won).toHaveLength(1);
    expect(answers.flatMap(({ payload }) => payload?.errors ?? [])).toMatchObject([
      { path: ['input', 'expectedRevision'], currentState: 'REVISION_2' },
    ]);
  });

  it('takes an answer before the end or refuses it, and never takes one after', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await seedArrangement(room.hub, room.employers[0], 'Ending', 'SUBMITTED');
      const [ended, adopted] = await Promise.all([
        live(room, 'endArrangement', { arrangementId: id, expectedRevision: 1 }, employer),
        adoptInRoom(room, { arrangementId: id }, liaison),
      ]);
      expect(ended.payload?.arrangement).toMatchObject({ state: 'ENDED' });
      const kept = await room.hub.sql(
        'select 1 from agreements.regional_arrangements where arrangement_id = $1',
        [id],
      );
      if (adopted.regionalArrangement) expect(kept).toHaveLength(1);
      else {
        expect(adopted.errors).toMatchObject([{ currentState: 'ENDED' }]);
        expect(kept).toEqual([]);
      }
      const late = await adoptInRoom(room, { arrangementId: id, expectedRevision: kept.length }, liaison);
      expect(late.errors).toMatchObject([{ currentState: 'ENDED' }]);
    }
  });

  it('lets a draft be changed or submitted first, and keeps the other out', async () => {
    const { id } = await seedArrangement(room.hub, room.employers[0], 'Text', 'DRAFT');
    const step = { arrangementId: id, expectedRevision: 1 };
    const answers = await Promise.all([
      live(room, 'changeArrangementDraft', { ...step, title: 'Changed' }, employer),
      live(room, 'submitArrangement', step, liaison),
    ]);
    expect(answers.filter(({ payload }) => payload?.errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ payload }) => payload?.errors ?? [])).toMatchObject([
      { currentState: 'REVISION_2' },
    ]);
  });
});
