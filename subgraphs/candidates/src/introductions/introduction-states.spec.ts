import fc from 'fast-check';
import {
  type Given,
  type IntroductionActor,
  type IntroductionEvent,
  introductionRules,
  moveIntroduction,
  type Standing,
  waitingFor,
} from './introduction-states';

const standings = ['NOWHERE', 'ASKED', 'AGREED', 'MEETING', 'DECLINED', 'DONE', 'CLOSED'] as const;
const actors = ['DESK', 'EMPLOYER', 'HUB'] as const;
const events = Object.keys(introductionRules) as IntroductionEvent[];
const ended: readonly Standing[] = ['DECLINED', 'DONE', 'CLOSED'];

/** Everything that an event can need. */
const all: Given = {
  profileId: 'a profile',
  meetingAt: new Date('2026-06-20T09:00:00Z'),
  heldAt: new Date('2026-06-20T09:00:00Z'),
  outcome: 'HIRED',
  notes: 'a note',
};

/**
 * All that is possible, written out once more by hand: event, who, from → to. What is not here is refused.
 */
const possible = `
  REQUEST            EMPLOYER       NOWHERE  ASKED
  ASSIGN             DESK           ASKED    ASKED
  ASSIGN             DESK           AGREED   AGREED
  ASSIGN             DESK           MEETING  MEETING
  AGREE              DESK           ASKED    AGREED
  DECLINE            DESK           ASKED    DECLINED
  SET_MEETING        DESK,EMPLOYER  AGREED   MEETING
  SET_MEETING        DESK,EMPLOYER  MEETING  MEETING
  RECORD_OUTCOME     DESK,EMPLOYER  MEETING  DONE
  ADD_NOTES          DESK           ASKED    ASKED
  ADD_NOTES          DESK           AGREED   AGREED
  ADD_NOTES          DESK           MEETING  MEETING
  CLOSE              DESK,EMPLOYER  ASKED    CLOSED
  CLOSE              DESK,EMPLOYER  AGREED   CLOSED
  CLOSE              DESK,EMPLOYER  MEETING  CLOSED
  WITHDRAW_PROFILE   HUB            ASKED    CLOSED
  WITHDRAW_PROFILE   HUB            AGREED   CLOSED
  WITHDRAW_PROFILE   HUB            MEETING  CLOSED`;

const expected = new Map(
  possible
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [event, by = '', from, to] = line.trim().split(/\s+/);
      return by.split(',').map((actor) => [`${from} ${event} ${actor}`, to ?? ''] as const);
    }),
);

const everyCase = standings.flatMap((standing) =>
  events.flatMap((event) => actors.map((actor) => ({ standing, event, actor }))),
);

describe('the states of an introduction', () => {
  it('lead on as the table says, and nowhere else: every state, event and actor', () => {
    const moves = everyCase.map(({ standing, event, actor }) => {
      const move = moveIntroduction(standing, event, actor, all);
      return [`${standing} ${event} ${actor}`, move.refusal ?? move.state] as const;
    });
    expect(moves).toHaveLength(7 * 9 * 3);
    const led = moves.filter(([, to]) => !['NOT_THEIRS', 'NOT_IN_THIS_STATE'].includes(to));
    expect(new Map(led)).toEqual(expected);
  });

  it('refuse another side’s event before they tell whether the state would take it', () => {
    for (const { standing, event, actor } of everyCase) {
      const { refusal } = moveIntroduction(standing, event, actor, all);
      expect(refusal === 'NOT_THEIRS').toBe(!introductionRules[event].by.includes(actor));
    }
  });

  it.each([
    ['REQUEST', 'NOWHERE', 'EMPLOYER', 'profileId'],
    ['SET_MEETING', 'AGREED', 'DESK', 'meetingAt'],
    ['RECORD_OUTCOME', 'MEETING', 'EMPLOYER', 'heldAt'],
    ['RECORD_OUTCOME', 'MEETING', 'DESK', 'outcome'],
    ['ADD_NOTES', 'ASKED', 'DESK', 'notes'],
  ] as const)('need for %s in %s by %s what it lives by: %s', (event, standing, actor, name) => {
    expect(moveIntroduction(standing, event, actor, { ...all, [name]: null })).toEqual({
      refusal: 'MISSING',
      missing: name,
    });
  });

  it('count the next deadline from today, or from the meeting, and have none once it has ended', () => {
    const endings = everyCase.flatMap(({ standing, event, actor }) => {
      const move = moveIntroduction(standing, event, actor, all);
      const hasEnded = move.refusal === null && ended.includes(move.state);
      return move.refusal === null
        ? [[hasEnded, move.deadline === 'NONE', waitingFor(move.state) === null]]
        : [];
    });
    expect(endings).toEqual(endings.map(([hasEnded]) => [hasEnded, hasEnded, hasEnded]));
    expect(moveIntroduction('ASKED', 'AGREE', 'DESK')).toMatchObject({ deadline: 'FROM_TODAY' });
    expect(moveIntroduction('MEETING', 'SET_MEETING', 'DESK', all)).toMatchObject({
      deadline: 'FROM_MEETING',
    });
  });

  it('end alike, whoever ends it and for whatever cause', () => {
    for (const standing of ['ASKED', 'AGREED', 'MEETING'] as const) {
      const ends = [
        moveIntroduction(standing, 'CLOSE', 'DESK'),
        moveIntroduction(standing, 'CLOSE', 'EMPLOYER'),
        moveIntroduction(standing, 'WITHDRAW_PROFILE', 'HUB'),
      ];
      expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    }
  });

  it('hold in any course of events: it begins with a request, meets only after an agreement, and ends once', () => {
    // What leads on comes more often than what ends: else no course would get far.
    const onwards = ['REQUEST', 'AGREE', 'SET_MEETING', 'RECORD_OUTCOME'] as const;
    const step = fc.record({
      event: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom<IntroductionEvent[]>(...onwards) },
        { weight: 1, arbitrary: fc.constantFrom(...events) },
      ),
      actor: fc.constantFrom<IntroductionActor[]>(...actors),
      given: fc.constantFrom(all, { ...all, heldAt: null }, {}),
    });
    const reached = new Set<Standing>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const { standing, taken } = courseOf(steps);
        reached.add(standing);
        return laws.every((law) => law(standing, taken));
      }),
      { numRuns: 500 },
    );
    expect([...reached].sort()).toEqual(expect.arrayContaining(['CLOSED', 'DECLINED', 'DONE']));
  });
});

interface Step {
  readonly event: IntroductionEvent;
  readonly actor: IntroductionActor;
  readonly given: Given;
}

/** Where a course of events leads, and which of them were taken. */
function courseOf(steps: readonly Step[]): { standing: Standing; taken: IntroductionEvent[] } {
  let standing: Standing = 'NOWHERE';
  const taken: IntroductionEvent[] = [];
  for (const { event, actor, given } of steps) {
    const move = moveIntroduction(standing, event, actor, given);
    if (move.refusal === null) {
      standing = move.state;
      taken.push(event);
    }
  }
  return { standing, taken };
}

const endings: readonly IntroductionEvent[] = ['DECLINE', 'RECORD_OUTCOME', 'CLOSE', 'WITHDRAW_PROFILE'];

/** What must hold of every course. */
const laws: readonly ((standing: Standing, taken: readonly IntroductionEvent[]) => boolean)[] = [
  (_, taken) => taken.lastIndexOf('REQUEST') <= 0 && (taken.length === 0 || taken[0] === 'REQUEST'),
  (_, taken) => taken.filter((event) => ['AGREE', 'DECLINE'].includes(event)).length <= 1,
  (_, taken) => !taken.includes('SET_MEETING') || taken.indexOf('AGREE') < taken.indexOf('SET_MEETING'),
  (_, taken) => !taken.includes('SET_MEETING') || taken.includes('AGREE'),
  (standing, taken) => (standing === 'DONE') === taken.includes('RECORD_OUTCOME'),
  (standing, taken) => standing !== 'DONE' || taken.includes('SET_MEETING'),
  (standing, taken) => ended.includes(standing) === taken.some((event) => endings.includes(event)),
  (_, taken) => taken.slice(0, -1).every((event) => !endings.includes(event)),
];
