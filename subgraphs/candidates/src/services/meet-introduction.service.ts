import { addDays, invalidValue, today, type UserError } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { IntroductionMeeting, type IntroductionOutcome } from '../entities';
import { readMeetingAt, writeMeeting } from '../repositories/introduction.repository';
import { requireSide } from './candidate-access.service';
import {
  changeIntroduction,
  type IntroductionChange,
  type IntroductionToChange,
  refusedChange,
} from './change-introduction.service';

/** When they meet. */
export interface SetMeetingInput extends IntroductionToChange {
  readonly meetingAt: Date;
}

/** What the meeting led to, and never why. */
export interface RecordOutcomeInput extends IntroductionToChange {
  readonly outcome: IntroductionOutcome;
}

/** How many days ahead a meeting can be. */
const furthestMeetingDays = 366;

/** Sets or moves the meeting of an introduction that was agreed to. */
export async function setMeeting(
  context: CandidatesContext,
  input: SetMeetingInput,
): Promise<IntroductionChange> {
  requireSide(context.caller);
  const { meetingAt } = input;
  const invalid = checkMeeting(meetingAt, today(context.clock));
  if (invalid) return refusedChange([invalid]);
  return changeIntroduction(context, input, {
    mutation: 'setMeeting',
    purpose: 'set or move a meeting',
    event: 'SET_MEETING',
    given: { meetingAt },
    write: async (manager, { id, deskId, employerId }) => {
      await writeMeeting(manager, { introductionId: id, deskId, employerId, meetingAt });
      return {};
    },
    notice: 'MEETING_SET',
  });
}

/** Earlier today is possible: who met before they had set it can still tell the outcome. */
function checkMeeting(meetingAt: Date, day: string): UserError | null {
  const path = ['input', 'meetingAt'];
  const on = today({ now: () => meetingAt });
  if (on < day) return invalidValue(path, 'IN_THE_PAST');
  return on > addDays(day, furthestMeetingDays) ? invalidValue(path, 'OUT_OF_RANGE') : null;
}

/** Records what the meeting led to, once its time has come; that ends the introduction. */
export async function recordOutcome(
  context: CandidatesContext,
  input: RecordOutcomeInput,
): Promise<IntroductionChange> {
  requireSide(context.caller);
  const { outcome } = input;
  return changeIntroduction(context, input, {
    mutation: 'recordOutcome',
    purpose: 'record what a meeting led to',
    event: 'RECORD_OUTCOME',
    given: { outcome },
    findGiven: async (manager, { id }) => {
      const meetingAt = await readMeetingAt(manager, id);
      return { heldAt: meetingAt !== null && meetingAt <= context.clock.now() ? meetingAt : null };
    },
    write: async () => ({ outcome }),
    notice: 'CLOSED',
  });
}

/**
 * Ends an introduction in the neutral state. A meeting that will not be held is deleted at once: so an introduction that
 * the desk ended looks to its employer as one whose profile was withdrawn.
 */
export async function closeIntroduction(
  context: CandidatesContext,
  input: IntroductionToChange,
): Promise<IntroductionChange> {
  requireSide(context.caller);
  return changeIntroduction(context, input, {
    mutation: 'closeIntroduction',
    purpose: 'end an introduction',
    event: 'CLOSE',
    write: async (manager, { id }) => {
      await manager.delete(IntroductionMeeting, { introductionId: id });
      return {};
    },
    notice: 'CLOSED',
  });
}
