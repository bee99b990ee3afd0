import type {
  CandidateProfile,
  Introduction,
  IntroductionMeeting,
  IntroductionOutcome,
  IntroductionPrivate,
  IntroductionState,
} from '@banenbrug/candidates';
import type { Vacancy } from '@banenbrug/employers';
import type { Desk } from '@banenbrug/regions';
import { addDays } from '@banenbrug/service-common';
import { addWorkingDays, earliest } from '../calendar';
import type { DemoSetting } from '../demo-setting';
import { introductionNotes } from '../words/profile-words';
import { contactInChargeOf } from './desk-contacts.rows';

/** Introductions, and what of them is for the two sides only. */
export interface IntroductionRows {
  readonly introductions: readonly Introduction[];
  readonly introductionPrivate: readonly IntroductionPrivate[];
  readonly introductionMeetings: readonly IntroductionMeeting[];
}

/** How introductions go, in turn: the state, and how many days ago it was asked. */
const courses: readonly { readonly state: IntroductionState; readonly asked: number }[] = [
  { state: 'MEETING', asked: 12 },
  { state: 'ASKED', asked: 1 },
  { state: 'AGREED', asked: 6 },
  { state: 'DONE', asked: 25 },
  { state: 'ASKED', asked: 19 },
  { state: 'DECLINED', asked: 30 },
];

/** Each thing that can come of a meeting. */
const outcomes: readonly IntroductionOutcome[] = [
  'HIRED',
  'TRIAL_PLACEMENT',
  'WORK_EXPERIENCE',
  'FOLLOW_UP_MEETING',
  'NO_MATCH',
];

/** How often an introduction that came so far has changed, its making counted. */
const revisions: Readonly<Record<IntroductionState, number>> = {
  ASKED: 1,
  AGREED: 2,
  DECLINED: 2,
  CLOSED: 2,
  MEETING: 3,
  DONE: 4,
};

const longestCourse = Math.max(...courses.map(({ asked }) => asked));

/** Introductions in all states: two for every depot vacancy, one for some others, one closed by a withdrawal. */
export function introductionRows(
  setting: DemoSetting,
  {
    desks,
    vacancies,
    profiles,
  }: {
    readonly desks: readonly Desk[];
    readonly vacancies: readonly Vacancy[];
    readonly profiles: readonly CandidateProfile[];
  },
): IntroductionRows {
  const responseDays = new Map(desks.map((desk) => [desk.id, desk.responseDays]));
  const free = profilesByRegion(
    profiles.filter(({ state, verifiedOn }) => state === 'PUBLISHED' && verifiedOn >= setting.ago(60)),
  );
  const withdrawn = profilesByRegion(profiles.filter(({ state }) => state === 'WITHDRAWN'));
  const asked = vacancies.flatMap((vacancy, index) => {
    const isAnnounced = vacancy.kind === 'ANNOUNCED';
    const isLongOpen = vacancy.closesOn === null && vacancy.publishedOn <= setting.ago(longestCourse);
    const count = isAnnounced ? 2 : isLongOpen && index % 3 === 0 ? 1 : 0;
    const live = (free.get(vacancy.regionCode) ?? [])
      .splice(0, count)
      .map((profile) => ({ vacancy, profile }));
    const gone = isAnnounced ? (withdrawn.get(vacancy.regionCode) ?? []).splice(0, 1) : [];
    return [...live, ...gone.map((profile) => ({ vacancy, profile }))];
  });
  let turn = 0;
  const introductions = asked.map(({ vacancy, profile }): Introduction => {
    const id = setting.id('introduction', vacancy.id, profile.id);
    const base = {
      id,
      profileId: profile.id,
      deskId: profile.deskId,
      employerId: vacancy.employerId,
      vacancyId: profile.withdrawnOn === null ? vacancy.id : null,
    };
    const days = responseDays.get(profile.deskId) ?? 5;
    if (profile.withdrawnOn !== null) return { ...base, ...closedByWithdrawal(profile.withdrawnOn, days) };
    const course = courses[turn % courses.length];
    turn += 1;
    const { state = 'ASKED', asked: daysAgo = 1 } = course ?? {};
    return {
      ...base,
      ...courseOf(setting, state, daysAgo, days),
      assignedContactId: state === 'ASKED' ? null : contactInChargeOf(setting, profile.deskId),
      outcome: state === 'DONE' ? setting.random('outcome', id).pick(outcomes) : null,
    };
  });
  return { introductions, ...confidential(setting, introductions) };
}

type Course = Pick<
  Introduction,
  | 'state'
  | 'requestedOn'
  | 'answerDueOn'
  | 'answeredOn'
  | 'dueOn'
  | 'closedOn'
  | 'assignedContactId'
  | 'outcome'
  | 'revision'
>;

/** The day of a meeting that lies ahead. */
const meetingDay = (setting: DemoSetting): string => addWorkingDays(setting.day, 4);

function courseOf(
  setting: DemoSetting,
  state: IntroductionState,
  asked: number,
  responseDays: number,
): Course {
  const requestedOn = setting.ago(asked);
  const answerDueOn = addWorkingDays(requestedOn, responseDays);
  const waits: Partial<Record<IntroductionState, string>> = {
    ASKED: answerDueOn,
    AGREED: addWorkingDays(setting.ago(2), responseDays),
    MEETING: addWorkingDays(meetingDay(setting), responseDays),
  };
  const dueOn = waits[state] ?? null;
  const closedOn = dueOn === null ? addDays(requestedOn, Math.floor(asked / 2)) : null;
  return {
    state,
    requestedOn,
    answerDueOn,
    answeredOn: state === 'DECLINED' ? closedOn : answeredOnOf(setting, state, requestedOn, answerDueOn),
    dueOn,
    closedOn,
    assignedContactId: null,
    outcome: null,
    revision: revisions[state],
  };
}

/** On the last promised day, or earlier where that lies ahead; what is asked or was closed has no answer. */
function answeredOnOf(
  setting: DemoSetting,
  state: IntroductionState,
  requestedOn: string,
  answerDueOn: string,
): string | null {
  if (state === 'ASKED' || state === 'CLOSED') return null;
  const latest = answerDueOn < setting.day ? answerDueOn : setting.day;
  return latest > requestedOn ? latest : requestedOn;
}

function closedByWithdrawal(withdrawnOn: string, responseDays: number): Course {
  const requestedOn = addDays(withdrawnOn, -1);
  return {
    state: 'CLOSED',
    requestedOn,
    answerDueOn: addWorkingDays(requestedOn, responseDays),
    answeredOn: null,
    dueOn: null,
    closedOn: withdrawnOn,
    assignedContactId: null,
    outcome: null,
    revision: revisions.CLOSED,
  };
}

/** Notes and meetings, which nobody keeps of what has closed more than 28 days ago. */
function confidential(
  setting: DemoSetting,
  introductions: readonly Introduction[],
): Omit<IntroductionRows, 'introductions'> {
  const met = introductions.filter(({ state }) => state === 'MEETING' || state === 'DONE');
  return {
    introductionPrivate: met.map(({ id, deskId }) => ({
      introductionId: id,
      deskId,
      notes: setting.random('introduction', id).pick(introductionNotes),
    })),
    introductionMeetings: met.map(({ id, deskId, employerId, state, requestedOn, closedOn }) => {
      const on =
        state === 'MEETING'
          ? meetingDay(setting)
          : earliest(closedOn ?? setting.day, addDays(requestedOn, 8));
      return { introductionId: id, deskId, employerId, meetingAt: new Date(`${on}T09:30:00Z`) };
    }),
  };
}

function profilesByRegion(profiles: readonly CandidateProfile[]): Map<string, CandidateProfile[]> {
  const regions = new Map<string, CandidateProfile[]>();
  for (const profile of profiles) {
    regions.set(profile.regionCode, [...(regions.get(profile.regionCode) ?? []), profile]);
  }
  return regions;
}
