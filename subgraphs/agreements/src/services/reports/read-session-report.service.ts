import { addDays, type Caller, denyUnlessSignedIn, today } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import type { DialogueSession } from '../../entities';
import { sessionOn } from '../../loaders/facts-by-session-and-day.loader';
import { type CategoryComparison, compareCategories } from './compare-categories.service';
import { type FollowUpFacts, shareDone } from './follow-up-facts';
import { reportOf, type SessionReport } from './session-report.service';
import { pointsAbove, type Share } from './share';

/** A report with what further questions about it are answered from. */
export interface ReadSessionReport extends SessionReport {
  readonly session: DialogueSession;
  readonly facts: readonly FollowUpFacts[];
}

/** A session beside a former one, at the same age. */
export interface SessionComparison {
  readonly session: DialogueSession;
  readonly asOf: string;
  readonly followUpCount: number;
  readonly byStatus: SessionReport['byStatus'];
  readonly done: Share;
  readonly difference: number | null;
  readonly byCategory: readonly CategoryComparison[];
}

/**
 * What the caller may know of a session's agreements on a day, today by default. Null for days to come, and for an
 * organiser of another's session.
 * @throws HubError FORBIDDEN without a token
 */
export async function readSessionReport(
  context: AgreementsContext,
  session: DialogueSession,
  asOf: string | null,
): Promise<ReadSessionReport | null> {
  denyUnlessSignedIn(context.caller);
  const day = asOf ?? today(context.clock);
  if (day > today(context.clock) || !isReader(context.caller, session)) return null;
  const facts = await context.loaders.factsBySessionAndDay.load(sessionOn(session.id, day));
  return { ...reportOf(facts, day, context.caller), session, facts };
}

/**
 * The same of a former session when it was as old as this one is on the report's day: the one before it in the series, or
 * the one that is named. Null when there is none, or none that the caller is told of.
 */
export async function compareWithFormer(
  context: AgreementsContext,
  report: ReadSessionReport,
  formerId: string | null,
): Promise<SessionComparison | null> {
  const { loaders, clock } = context;
  const session =
    formerId === null
      ? await loaders.formerSessionById.load(report.session.id)
      : await loaders.dialogueSessionById.load(formerId);
  if (!session) return null;
  const sameAge = addDays(session.heldOn, daysBetween(report.session.heldOn, report.asOf));
  const day = sameAge < today(clock) ? sameAge : today(clock);
  const former = await readSessionReport(context, session, day);
  if (!former) return null;
  return {
    session,
    asOf: day,
    followUpCount: former.followUpCount,
    byStatus: former.byStatus,
    done: former.done,
    difference: pointsAbove(shareDone(report.facts), former.done),
    byCategory: compareCategories(report.facts, former.facts),
  };
}

/** An organiser is told of the sessions it recorded; parties of their own agreements, wherever they were made. */
const isReader = ({ role, subject }: Caller, { organiserSubject }: DialogueSession): boolean =>
  role !== 'ORGANISER' || organiserSubject === subject;

const millisecondsPerDay = 86_400_000;

const daysBetween = (from: string, until: string): number =>
  (Date.parse(until) - Date.parse(from)) / millisecondsPerDay;
