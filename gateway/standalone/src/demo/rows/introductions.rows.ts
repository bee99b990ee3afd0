import type {
  CandidateProfile,
  Introduction,
  IntroductionMeeting,
  IntroductionPrivate,
  IntroductionState,
} from '@banenbrug/candidates';
import type { Vacancy } from '@banenbrug/employers';
import type { Desk } from '@banenbrug/regions';
import { addDays } from '@banenbrug/service-common';
import { addWorkingDays, earliest } from '../calendar';
import type { DemoSetting } from '../demo-setting';
import { introductionNotes } from '../words/profile-words';

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
    const base = {
      id: setting.id('introduction', vacancy.id, profile.id),
      profileId: profile.id,
      deskId: profile.deskId,
      employerId: vacancy.employerId,
      vacancyId: profile.withdrawnOn === null ? vacancy.id : null,
    };
    const days = responseDays.get(profile.deskId) ?? 5;
    if (profile.withdrawnOn !== null) return { ...base, ...closedByWithdrawal(profile.withdrawnOn, days) };
    const course = courses[turn % courses.length];
    turn += 1;
    return { ...base, ...courseOf(setting, course?.state ?? 'ASKED', course?.asked ?? 1, days) };
  });
  return { introductions, ...confidential(setting, introductions) };
}

type Course = Pick<Introduction, 'state' | 'requestedOn' | 'answerDueOn' | 'closedOn'>;

function courseOf(
  setting: DemoSetting,
  state: IntroductionState,
  asked: number,
  responseDays: number,
): Course {
  const requestedOn = setting.ago(asked);
  return {
    state,
    requestedOn,
    answerDueOn: addWorkingDays(requestedOn, responseDays),
    closedOn: state === 'DONE' || state === 'DECLINED' ? addDays(requestedOn, Math.floor(asked / 2)) : null,
  };
}

function closedByWithdrawal(withdrawnOn: string, responseDays: number): Course {
  const requestedOn = addDays(withdrawnOn, -1);
  return {
    state: 'CLOSED',
    requestedOn,
    answerDueOn: addWorkingDays(requestedOn, responseDays),
    closedOn: withdrawnOn,
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
          ? addWorkingDays(setting.day, 4)
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
