import { randomUUID } from 'node:crypto';
import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { seedParticipants, seedSession } from './seed-agreements';

const mutation = `mutation ($input: RecordSessionFeedbackInput!) { recordSessionFeedback(input: $input) {
  sessionFeedback { id kind fromKind text partKind recordedOn }
  errors { __typename ... on UserError { path } ... on InvalidValue { reason } ... on StateConflict { currentState } } } }`;

interface Payload {
  readonly sessionFeedback: { readonly id: string; readonly [field: string]: unknown } | null;
  readonly errors: readonly object[];
}

describe('what participants say of a session', () => {
  let room: AgreementsRoom;
  let session: string;
  let viewers: Record<string, Caller>;

  beforeAll(async () => {
    room = await openRoom();
    session = await seedSession(room.hub, { state: 'CLOSED' });
    await seedParticipants(room.hub, session, room.employers[0], room.desks[0]);
    viewers = { ...everyRole(room), 'another organiser': callers.organiser('another') };
  }, 60_000);
  afterAll(() => room.hub.close());

  const viewer = (name: string): Caller => viewers[name] ?? callers.public;
  const record = async (input: object, caller: Caller = callers.liaison()): Promise<Payload> => {
    const { data, errors } = await room.ask<{ recordSessionFeedback: Payload }>(
      mutation,
      { input: { sessionId: session, kind: 'WISH', fromKind: 'EMPLOYER', text: 'Short pitches', ...input } },
      caller,
    );
    expect(errors).toEqual([]);
    return data.recordSessionFeedback;
  };

  it.each([
    ['employer', 'EMPLOYER'],
    ['desk', 'REGION'],
    ['organiser', 'UWV'],
    ['liaison', 'MINISTRY'],
    ['admin', 'SECTOR_BODY'],
  ])('is recorded by the %s, as of the %s', async (name, fromKind) => {
    const { sessionFeedback, errors } = await record(
      { fromKind, text: ' A session in the north ' },
      viewer(name),
    );
    expect(errors).toEqual([]);
    expect(sessionFeedback).toMatchObject({
      kind: 'WISH',
      fromKind,
      text: 'A session in the north',
      recordedOn: '2026-06-15',
    });
  });

  it('is recorded once under one key', async () => {
    const idempotencyKey = randomUUID();
    const [one, other] = await Promise.all([record({ idempotencyKey }), record({ idempotencyKey })]);
    expect(one.sessionFeedback?.id).toBe(other.sessionFeedback?.id);
    expect((await record({ idempotencyKey, text: 'Something else' })).errors).toMatchObject([
      { __typename: 'IdempotencyKeyReused' },
    ]);
  });

  it.each([
    ['employer', { fromKind: 'REGION' }, 'fromKind', 'NOT_APPLICABLE'],
    ['desk', { fromKind: 'EMPLOYER' }, 'fromKind', 'NOT_APPLICABLE'],
    ['liaison', { text: ' ' }, 'text', 'REQUIRED'],
    ['liaison', { text: 'x'.repeat(501) }, 'text', 'TOO_LONG'],
    ['liaison', { partKind: 'PITCH' }, 'partKind', 'NOT_APPLICABLE'],
    ['liaison', { verdict: 'WORKS' }, 'verdict', 'NOT_APPLICABLE'],
    ['liaison', { kind: 'EVALUATION', verdict: 'WORKS' }, 'partKind', 'REQUIRED'],
    ['liaison', { kind: 'EVALUATION', partKind: 'PITCH' }, 'verdict', 'REQUIRED'],
  ])('refuses of the %s %#: the %j', async (name, input, field, reason) => {
    expect((await record(input, viewer(name))).errors).toEqual([
      { __typename: 'InvalidValue', path: ['input', field], reason },
    ]);
  });

  it('is not for a session that has not begun, and to strangers of a session as if there were none', async () => {
    const planned = await seedSession(room.hub, { state: 'PLANNED' });
    expect((await record({ sessionId: planned })).errors).toEqual([
      { __typename: 'StateConflict', path: ['input', 'sessionId'], currentState: 'PLANNED' },
    ]);
    const unknown = [{ __typename: 'ReferenceUnknown', path: ['input', 'sessionId'] }];
    const before = await room.rows();
    for (const [caller, input] of [
      [callers.employer(room.employers[1].id), {}],
      [callers.desk(room.desks[1].id, [room.desks[1].region]), { fromKind: 'REGION' }],
      [callers.organiser('another'), {}],
      [callers.liaison(), { sessionId: randomUUID() }],
      [callers.liaison(), { sessionId: 'not an id' }],
    ] as const) {
      expect((await record(input, caller)).errors).toEqual(unknown);
    }
    expect(await room.rows()).toEqual(before);
    expect(
      refusals(
        await room.ask(
          mutation,
          { input: { sessionId: session, kind: 'WISH', fromKind: 'UWV' } },
          callers.public,
        ),
      ),
    ).toEqual(['recordSessionFeedback: UNAUTHENTICATED']);
  });

  describe('as it is read', () => {
    let judged: string;

    beforeAll(async () => {
      judged = await seedSession(room.hub, { state: 'REPORTED' });
      await record({ sessionId: judged, text: 'First' });
      await record({ sessionId: judged, kind: 'TOOL', text: 'Passport for employees' });
      const evaluate = (partKind: string, verdict: string, text?: string) =>
        record({ sessionId: judged, kind: 'EVALUATION', partKind, verdict, text: text ?? null });
      for (let index = 0; index < 4; index += 1) await evaluate('PITCH', 'WORKS');
      for (let index = 0; index < 4; index += 1) await evaluate('SPEED_MEET', 'WORKS');
      await evaluate('SPEED_MEET', 'DOES_NOT_WORK', 'Too short to get to know each other');
    });

    const read = `query ($id: ID!) { dialogueSession(id: $id) {
      feedback { totalCount nodes { kind fromKind text partKind } }
      tools: feedback(kind: TOOL) { totalCount nodes { text } }
      evaluations { partKind worksCount doesNotWorkCount worksPercentage isSuppressed } } }`;

    it.each(['organiser', 'liaison', 'admin'])(
      'is told to the %s: words, and verdicts in totals from five on',
      async (name) => {
        const { data, errors } = await room.ask<{
          dialogueSession: {
            feedback: { totalCount: number; nodes: object[] };
            tools: object;
            evaluations: object;
          };
        }>(read, { id: judged }, viewer(name));
        expect(errors).toEqual([]);
        const { feedback, tools, evaluations } = data.dialogueSession;
        expect(feedback.totalCount).toBe(3);
        expect(feedback.nodes).toEqual(
          expect.arrayContaining([
            { kind: 'WISH', fromKind: 'EMPLOYER', text: 'First', partKind: null },
            { kind: 'TOOL', fromKind: 'EMPLOYER', text: 'Passport for employees', partKind: null },
            {
              kind: 'EVALUATION',
              fromKind: null,
              text: 'Too short to get to know each other',
              partKind: 'SPEED_MEET',
            },
          ]),
        );
        expect(tools).toEqual({ totalCount: 1, nodes: [{ text: 'Passport for employees' }] });
        expect(evaluations).toEqual([
          {
            partKind: 'PITCH',
            worksCount: null,
            doesNotWorkCount: null,
            worksPercentage: null,
            isSuppressed: true,
          },
          {
            partKind: 'SPEED_MEET',
            worksCount: 4,
            doesNotWorkCount: 1,
            worksPercentage: 80,
            isSuppressed: false,
          },
        ]);
      },
    );

    it('is null for an organiser of another session, and denied to the parties and the public', async () => {
      const { data, errors } = await room.ask(read, { id: judged }, viewer('another organiser'));
      expect(errors).toEqual([]);
      expect(data).toEqual({ dialogueSession: { feedback: null, tools: null, evaluations: null } });
      for (const name of ['employer', 'desk', 'public']) {
        const answer = await room.ask(read, { id: judged }, viewer(name));
        expect(new Set(refusals(answer).map((line) => line.split(': ')[1]))).toEqual(new Set(['FORBIDDEN']));
        expect(answer.data).toEqual({ dialogueSession: { feedback: null, tools: null, evaluations: null } });
      }
    });

    it('is walked page by page, once each', async () => {
      const walk = async (after: string | null): Promise<string[]> => {
        const { data } = await room.ask<{
          dialogueSession: {
            feedback: { nodes: { text: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
          };
        }>(
          `query ($id: ID!, $after: String) { dialogueSession(id: $id) { feedback(first: 1, after: $after) {
             nodes { text } pageInfo { endCursor hasNextPage } } } }`,
          { id: judged, after },
          callers.liaison(),
        );
        const { nodes, pageInfo } = data.dialogueSession.feedback;
        return [
          ...nodes.map(({ text }) => text),
          ...(pageInfo.hasNextPage ? await walk(pageInfo.endCursor) : []),
        ];
      };
      expect((await walk(null)).sort()).toEqual([
        'First',
        'Passport for employees',
        'Too short to get to know each other',
      ]);
    });
  });
});
