import { randomUUID } from 'node:crypto';
import { today } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, openRoom } from './agreements-room';
import { leadIn, type Leading } from './lead-follow-up';
import { seedArrangement } from './seed-agreements';

describe('what came of a follow-up agreement', () => {
  let room: AgreementsRoom;
  let leading: Leading;
  let day: string;

  beforeAll(async () => {
    room = await openRoom();
    leading = leadIn(room);
    day = today(room.clock);
  }, 60_000);
  afterAll(() => room.hub.close());

  const agreement: Leading['agreement'] = (seed) => leading.agreement(seed);
  const caller: Leading['caller'] = (role) => leading.caller(role);
  const result: Leading['result'] = (input, by) => leading.result(input, by);
  const met = { expectedRevision: 1, isMeetingHeld: true, isArrangementSigned: false };

  it('follows the chain from the agreement over the arrangement back to what came of it', async () => {
    const id = await agreement();
    const { id: arrangementId } = await seedArrangement(
      room.hub,
      room.employers[0],
      'Framework of the chain',
    );
    const { errors } = await result(
      {
        followUpAgreementId: id,
        ...met,
        isArrangementSigned: true,
        arrangementId,
        placements: 12,
        hoursPerWeek: 340.25,
      },
      caller('desk'),
    );
    expect(errors).toEqual([]);
    const { data } = await room.ask(
      `query ($id: ID!) { followUpAgreement(id: $id) { arrangement { id followUps { totalCount nodes {
        id result { isMeetingHeld placements { count isSuppressed } hoursPerWeek jobsEquivalent recordedOn notedBy } } } } } }`,
      { id },
      caller('employer'),
    );
    expect(data).toEqual({
      followUpAgreement: {
        arrangement: {
          id: arrangementId,
          followUps: {
            totalCount: 1,
            nodes: [
              {
                id,
                result: {
                  isMeetingHeld: true,
                  placements: { count: 12, isSuppressed: false },
                  hoursPerWeek: 340.25,
                  jobsEquivalent: 13.34,
                  recordedOn: day,
                  notedBy: 'REGION',
                },
              },
            ],
          },
        },
      },
    });
  });

  it('tells few people to the two sides alone, and others neither them nor their hours', async () => {
    const id = await agreement();
    await result({ followUpAgreementId: id, ...met, placements: 3, hoursPerWeek: 76.5 }, caller('employer'));
    const seen = async (name: string) => {
      const { data } = await room.ask<{ followUpAgreement: { result: unknown } }>(
        `query ($id: ID!) { followUpAgreement(id: $id) {
          result { placements { count isSuppressed } hoursPerWeek jobsEquivalent } } }`,
        { id },
        caller(name),
      );
      return data.followUpAgreement.result;
    };
    const exact = { placements: { count: 3, isSuppressed: false }, hoursPerWeek: 76.5, jobsEquivalent: 3 };
    const hidden = {
      placements: { count: null, isSuppressed: true },
      hoursPerWeek: null,
      jobsEquivalent: null,
    };
    expect([await seen('employer'), await seen('desk')]).toEqual([exact, exact]);
    expect([await seen('organiser'), await seen('liaison'), await seen('admin')]).toEqual([
      hidden,
      hidden,
      hidden,
    ]);
  });

  it('replaces what was told before, and an arrangement that is no longer named is not linked', async () => {
    const id = await agreement();
    const { id: arrangementId } = await seedArrangement(room.hub, room.employers[0], 'Framework named once');
    await result({ followUpAgreementId: id, ...met, arrangementId });
    const { followUpAgreement } = await result({
      followUpAgreementId: id,
      ...met,
      expectedRevision: 2,
      placements: 0,
    });
    expect(followUpAgreement).toMatchObject({ revision: 3, arrangement: null });
    const { data } = await room.ask<{ arrangement: { followUps: { totalCount: number } } }>(
      'query ($id: ID!) { arrangement(id: $id) { followUps { totalCount } } }',
      { id: arrangementId },
      callers.liaison(),
    );
    expect(data.arrangement.followUps.totalCount).toBe(0);
  });

  it('refuses an arrangement of another employer, one that the caller may not see, and one that nobody has', async () => {
    const id = await agreement();
    const foreign = await seedArrangement(room.hub, room.employers[1], 'Framework of another');
    const draft = await seedArrangement(room.hub, room.employers[0], 'A draft', 'DRAFT');
    const unknown = [{ __typename: 'ReferenceUnknown', path: ['input', 'arrangementId'] }];
    for (const [arrangementId, name] of [
      [foreign.id, 'liaison'],
      [draft.id, 'desk'],
      [draft.id, 'organiser'],
      [randomUUID(), 'liaison'],
      ['not an id', 'liaison'],
    ] as const) {
      expect((await result({ followUpAgreementId: id, ...met, arrangementId }, caller(name))).errors).toEqual(
        unknown,
      );
    }
  });

  it.each([
    [{ placements: -1 }, 'placements', 'OUT_OF_RANGE'],
    [{ placements: 10_001 }, 'placements', 'OUT_OF_RANGE'],
    [{ placements: 1, hoursPerWeek: -0.5 }, 'hoursPerWeek', 'OUT_OF_RANGE'],
    [{ placements: 1, hoursPerWeek: 400_000.01 }, 'hoursPerWeek', 'OUT_OF_RANGE'],
    [{ placements: 1, hoursPerWeek: 12.345 }, 'hoursPerWeek', 'MALFORMED'],
    [{ placements: 0, hoursPerWeek: 1 }, 'hoursPerWeek', 'NOT_APPLICABLE'],
    [{ hoursPerWeek: 1 }, 'placements', 'REQUIRED'],
  ])('refuses %j', async (input, field, reason) => {
    const id = await agreement();
    expect((await result({ followUpAgreementId: id, ...met, ...input })).errors).toEqual([
      { __typename: 'InvalidValue', path: ['input', field], reason },
    ]);
  });

  it('gives whoever comes second the agreement with the first one’s result', async () => {
    const id = await agreement();
    const answers = await Promise.all(
      [1, 2, 3].map((placements) => result({ followUpAgreementId: id, ...met, placements }, caller('desk'))),
    );
    const [first] = answers.filter(({ errors }) => errors.length === 0);
    expect(answers.filter(({ errors }) => errors.length > 0)).toHaveLength(2);
    for (const { followUpAgreement } of answers) expect(followUpAgreement).toEqual(first?.followUpAgreement);
  });
});
