import type { IntroductionOutcome, IntroductionState } from '../entities';

/** Who can move an introduction on: one of its two sides, or the hub itself when a profile is withdrawn. */
export type IntroductionActor = IntroductionSide | 'HUB';

/** The sides of an introduction: the enum IntroductionSide of the schema. */
export type IntroductionSide = 'DESK' | 'EMPLOYER';

/** What can happen to an introduction. */
export type IntroductionEvent =
  | 'REQUEST'
  | 'ASSIGN'
  | 'AGREE'
  | 'DECLINE'
  | 'SET_MEETING'
  | 'RECORD_OUTCOME'
  | 'ADD_NOTES'
  | 'CLOSE'
  | 'WITHDRAW_PROFILE';

/** What is given with an event; a reason is never among it. */
export interface Given {
  readonly profileId?: string | null;
  readonly meetingAt?: Date | null;
  /** When they met: null while the meeting lies ahead. */
  readonly heldAt?: Date | null;
  readonly outcome?: IntroductionOutcome | null;
  readonly notes?: string | null;
}

/** Where an introduction stands: before the request it is nowhere. */
export type Standing = IntroductionState | 'NOWHERE';

/**
 * From where the next deadline counts the working days that the desk promised: from today, from the day of the meeting,
 * or as it was. What has ended has no deadline.
 */
export type NextDeadline = 'FROM_TODAY' | 'FROM_MEETING' | 'UNCHANGED' | 'NONE';

/** One row of the table: who may raise an event, in which states, with what given, and what comes of it. */
interface Rule {
  readonly by: readonly IntroductionActor[];
  readonly from: readonly Standing[];
  readonly needs: readonly (keyof Given)[];
  readonly to: IntroductionState | 'UNCHANGED';
  readonly deadline: NextDeadline;
}

const open = ['ASKED', 'AGREED', 'MEETING'] as const satisfies readonly IntroductionState[];
const sides = ['DESK', 'EMPLOYER'] as const;

/**
 * The whole course of an introduction (domain rule 6). That an introduction was closed, and by which side, or that the
 * profile was withdrawn, ends in one state: nobody is told which it was.
 */
export const introductionRules: Readonly<Record<IntroductionEvent, Rule>> = {
  REQUEST: {
    by: ['EMPLOYER'],
    from: ['NOWHERE'],
    needs: ['profileId'],
    to: 'ASKED',
    deadline: 'FROM_TODAY',
  },
  ASSIGN: { by: ['DESK'], from: open, needs: [], to: 'UNCHANGED', deadline: 'UNCHANGED' },
  AGREE: { by: ['DESK'], from: ['ASKED'], needs: [], to: 'AGREED', deadline: 'FROM_TODAY' },
  DECLINE: { by: ['DESK'], from: ['ASKED'], needs: [], to: 'DECLINED', deadline: 'NONE' },
  SET_MEETING: {
    by: sides,
    from: ['AGREED', 'MEETING'],
    needs: ['meetingAt'],
    to: 'MEETING',
    deadline: 'FROM_MEETING',
  },
  RECORD_OUTCOME: {
    by: sides,
    from: ['MEETING'],
    needs: ['heldAt', 'outcome'],
    to: 'DONE',
    deadline: 'NONE',
  },
  ADD_NOTES: { by: ['DESK'], from: open, needs: ['notes'], to: 'UNCHANGED', deadline: 'UNCHANGED' },
  CLOSE: { by: sides, from: open, needs: [], to: 'CLOSED', deadline: 'NONE' },
  WITHDRAW_PROFILE: { by: ['HUB'], from: open, needs: [], to: 'CLOSED', deadline: 'NONE' },
};

/** What an event comes to: the next state, or why it cannot be. */
export type Move =
  | { readonly state: IntroductionState; readonly deadline: NextDeadline; readonly refusal: null }
  | { readonly refusal: 'NOT_THEIRS' | 'NOT_IN_THIS_STATE' }
  | { readonly refusal: 'MISSING'; readonly missing: keyof Given };

/** Moves an introduction on. Whose event it is is judged first, then the state, then what is given. */
export function moveIntroduction(
  standing: Standing,
  event: IntroductionEvent,
  actor: IntroductionActor,
  given: Given = {},
): Move {
  const { by, from, needs, to, deadline } = introductionRules[event];
  if (!by.includes(actor)) return { refusal: 'NOT_THEIRS' };
  if (!from.includes(standing)) return { refusal: 'NOT_IN_THIS_STATE' };
  const missing = needs.find((name) => given[name] == null);
  if (missing) return { refusal: 'MISSING', missing };
  // No rule leaves what is nowhere unchanged.
  const state = to === 'UNCHANGED' ? (standing as IntroductionState) : to;
  return { state, deadline, refusal: null };
}

/** Whose turn it is; null when it has ended. After a meeting the employer tells the outcome; the desk may too. */
export const waitingFor = (state: IntroductionState): IntroductionSide | null => turns[state];

const turns: Readonly<Record<IntroductionState, IntroductionSide | null>> = {
  ASKED: 'DESK',
  AGREED: 'DESK',
  MEETING: 'EMPLOYER',
  DECLINED: null,
  DONE: null,
  CLOSED: null,
};
