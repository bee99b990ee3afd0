import type { FollowUpAgreement, FollowUpEntry, FollowUpStatusChange } from '@banenbrug/agreements';
import { addDays } from '@banenbrug/service-common';
import { earliest } from '../calendar';
import type { DemoSetting } from '../demo-setting';
import {
  type FollowUpOutcome,
  type FollowUpWords,
  followUpCourses,
  followUpOutcomes,
  followUpWords,
} from '../words/follow-up-words';
import type { DemoSession } from './dialogue-sessions.rows';

/** Follow-up agreements with what each side wrote and how their statuses went. */
export interface FollowUpRows {
  readonly followUpAgreements: readonly FollowUpAgreement[];
  readonly followUpEntries: readonly FollowUpEntry[];
  readonly followUpStatusChanges: readonly FollowUpStatusChange[];
}

/** Forty follow-up agreements of each session: some done, some given up, many without all that they need. */
export function followUpRows(setting: DemoSetting, sessions: readonly DemoSession[]): FollowUpRows {
  const made = sessions.flatMap((session) => followUpsOf(setting, session));
  return {
    followUpAgreements: made.map(({ row }) => row),
    followUpEntries: made.flatMap(({ row, writer }) => entriesOf(setting, row, writer)),
    followUpStatusChanges: made.flatMap(({ changes }) => changes),
  };
}

interface FollowUp {
  readonly row: FollowUpAgreement;
  /** The organiser of the session, who copied both sides' notes. */
  readonly writer: string;
  readonly changes: readonly FollowUpStatusChange[];
}

function followUpsOf(setting: DemoSetting, { row: session, participants }: DemoSession): FollowUp[] {
  const employers = participants.flatMap(({ employerId }) => employerId ?? []);
  const regions = participants.flatMap(({ regionCode }) => regionCode ?? []);
  const outcomes = setting
    .random('outcomes', session.id)
    .shuffle(followUpOutcomes.flatMap(([status, count]) => Array.from({ length: count }, () => status)));
  return followUpWords
    .flatMap((words) => Array.from({ length: words.count }, () => words))
    .map((words, index) => {
      // Five steps at a time go round all eighteen regions; the second time round they begin one further.
      const first = index * 5 + Math.floor(index / employers.length);
      const pair = index % 8 === 7 ? [first, first + 1] : [first];
      const given = {
        id: setting.id('follow-up', session.id, index),
        sessionId: session.id,
        employerId: employers[index % employers.length] ?? '',
        regionCodes: pair.map((at) => regions[at % regions.length] ?? '').sort(),
        recordedOn: session.heldOn,
      };
      const writer = session.organiserSubject;
      return { ...followUp(setting, given, words, outcomes[index] ?? 'OPEN'), writer };
    });
}

type Given = Pick<FollowUpAgreement, 'id' | 'sessionId' | 'employerId' | 'regionCodes' | 'recordedOn'>;

function followUp(
  setting: DemoSetting,
  given: Given,
  words: FollowUpWords,
  outcome: FollowUpOutcome,
): Omit<FollowUp, 'writer'> {
  const random = setting.random('follow-up', given.id);
  // One side alone wrote down what is still open; what went further was confirmed by the other.
  const status = outcome === 'SILENT' ? 'OPEN' : outcome;
  const isOneSided = status === 'OPEN';
  const isByEmployer = !isOneSided || random.chance(0.5);
  const isByRegion = !isOneSided || !isByEmployer;
  const changes: FollowUpStatusChange[] = followUpCourses[outcome].map(([step, least, most], index) => ({
    followUpAgreementId: given.id,
    number: index + 1,
    status: step,
    since: earliest(addDays(given.recordedOn, random.integer(least, most)), setting.day),
    notedBy: null,
    note: null,
    reason: step === 'DROPPED' ? 'OTHER_PRIORITY' : null,
  }));
  if (heardOfLately.has(outcome)) changes.push(lately(setting, changes));
  const row: FollowUpAgreement = {
    ...given,
    category: words.category,
    employerText: isByEmployer ? words.employer : null,
    regionText: isByRegion ? words.region : null,
    employerOwner: isByEmployer && random.chance(0.75) ? 'Coördinator banenafspraak' : null,
    regionOwner: isByRegion && random.chance(0.7) ? 'Accountmanager landelijke werkgevers' : null,
    dueOn: random.chance(0.6) ? addDays(given.recordedOn, random.integer(21, 120)) : null,
    status,
    isWrittenByEmployer: isByEmployer,
    isWrittenByRegion: isByRegion,
    revision: 1,
    separation: 0,
    withdrawnOn: null,
    lastUpdateOn: changes.at(-1)?.since ?? given.recordedOn,
  };
  return { row, changes };
}

/** What still goes on, as somebody has said not long ago. */
const heardOfLately: ReadonlySet<FollowUpOutcome> = new Set(['OPEN', 'CONFIRMED', 'IN_PROGRESS']);

/** A note of the last weeks on how it goes: the status is as before. */
function lately(setting: DemoSetting, changes: readonly FollowUpStatusChange[]): FollowUpStatusChange {
  const last = changes.at(-1);
  if (!last) throw new Error('A follow-up agreement begins with a status.');
  const day = addDays(setting.day, -setting.random('note', last.followUpAgreementId).integer(0, 40));
  return {
    followUpAgreementId: last.followUpAgreementId,
    status: last.status,
    number: last.number + 1,
    since: day > last.since ? day : last.since,
    notedBy: 'REGION',
    note: 'Wij hebben elkaar gesproken; wordt vervolgd (demo).',
    reason: null,
  };
}

/** The note of each side that wrote one. */
function entriesOf(setting: DemoSetting, row: FollowUpAgreement, writer: string): FollowUpEntry[] {
  const { employerText, regionText, employerOwner, regionOwner, dueOn } = row;
  const notes = [
    {
      side: 'EMPLOYER',
      text: employerText,
      employerOwner,
      regionOwner: null,
      isThere: row.isWrittenByEmployer,
    },
    { side: 'REGION', text: regionText, employerOwner: null, regionOwner, isThere: row.isWrittenByRegion },
  ] as const;
  return notes
    .filter(({ isThere }) => isThere)
    .map(({ isThere, ...note }, index) => ({
      ...note,
      id: setting.id('follow-up entry', row.id, note.side),
      followUpAgreementId: row.id,
      position: index + 1,
      isOfSide: isThere,
      dueOn: index === 0 ? dueOn : null,
      writer,
      clientKeyHash: null,
      requestHash: null,
      joinCodeId: null,
      recordedAt: new Date(`${row.recordedOn}T14:00:00.000Z`),
      withdrawnAt: null,
      withdrawalReason: null,
    }));
}
