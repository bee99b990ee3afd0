import { addDays } from '@banenbrug/service-common';

/** A follow-up agreement with all that happened to it, as a test made it up. */
export interface Story {
  readonly id: string;
  readonly employerId: string;
  readonly regions: readonly string[];
  readonly category: string;
  readonly recordedOn: string;
  readonly withdrawnOn: string | null;
  readonly dueOn: string | null;
  readonly hasEmployerOwner: boolean;
  readonly hasRegionOwner: boolean;
  /** In order; the first on the day of recording. */
  readonly lines: readonly { readonly status: string; readonly on: string }[];
  /** Days on which something else of it changed. */
  readonly changedOn: readonly string[];
  readonly results: readonly StoryResult[];
}

/** What was told of it on a day. */
export interface StoryResult {
  readonly on: string;
  readonly isMeetingHeld: boolean;
  readonly isArrangementSigned: boolean;
  readonly placements: number | null;
  readonly hoursHundredths: number | null;
}

/** Where a story stood, as somebody would know who wrote it down each evening; null when it did not count. */
export function standingInStory(story: Story, day: string): string | null {
  if (story.withdrawnOn !== null && story.withdrawnOn <= day) return null;
  let status: string | null = null;
  let quiet = 0;
  for (let evening = story.recordedOn; evening <= day; evening = addDays(evening, 1)) {
    const today = story.lines.filter(({ on }) => on === evening);
    quiet = today.length > 0 || story.changedOn.includes(evening) ? 0 : quiet + 1;
    status = today.at(-1)?.status ?? status;
  }
  const hasEnded = status === 'DONE' || status === 'DROPPED';
  return status !== null && !hasEnded && quiet >= 60 ? 'SILENT' : status;
}

const share = (count: number, base: number) => ({
  count,
  base,
  percentage: base < 5 ? null : Number(((100 * count) / base).toFixed(1)),
  isSuppressed: base < 5,
});

/** The report of stories on a day, for a caller who is told exact numbers of people. */
export function reportInStories(stories: readonly Story[], day: string, allRegions: readonly string[]) {
  const there = stories
    .map((story) => ({ story, standing: standingInStory(story, day) }))
    .filter(({ standing }) => standing !== null);
  const of = (is: (entry: (typeof there)[number]) => boolean): number => there.filter(is).length;
  const doneIn = (is: (entry: (typeof there)[number]) => boolean) =>
    share(
      of((entry) => is(entry) && entry.standing === 'DONE'),
      of(is),
    );
  const told = there.flatMap(({ story }) => story.results.filter(({ on }) => on <= day).at(-1) ?? []);
  const hours = told.reduce((sum, { hoursHundredths }) => sum + (hoursHundredths ?? 0), 0);
  const perRegion = allRegions.map((code) => of(({ story }) => story.regions.includes(code)));
  return {
    asOf: day,
    followUpCount: there.length,
    byStatus: ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'SILENT', 'DONE', 'DROPPED'].map((status) => ({
      status,
      count: of(({ standing }) => standing === status),
    })),
    done: doneIn(() => true),
    byCategory: [...new Set(there.map(({ story }) => story.category))].sort().map((category) => ({
      category,
      followUpCount: of(({ story }) => story.category === category),
      done: doneIn(({ story }) => story.category === category),
      silentCount: of(({ story, standing }) => story.category === category && standing === 'SILENT'),
    })),
    withoutOwnerCount: of(({ story }) => !(story.hasEmployerOwner && story.hasRegionOwner)),
    withoutDueDateCount: of(({ story }) => story.dueOn === null),
    overdueCount: of(
      ({ story, standing }) =>
        story.dueOn !== null && story.dueOn < day && standing !== 'DONE' && standing !== 'DROPPED',
    ),
    employerCount: new Set(there.map(({ story }) => story.employerId)).size,
    regionCount: perRegion.filter((count) => count > 0).length,
    encounterCount: new Set(
      there.flatMap(({ story }) => story.regions.map((code) => `${story.employerId}${code}`)),
    ).size,
    results: {
      toldCount: told.length,
      meetingsHeldCount: told.filter(({ isMeetingHeld }) => isMeetingHeld).length,
      arrangementsSignedCount: told.filter(({ isArrangementSigned }) => isArrangementSigned).length,
      placements: {
        count: told.reduce((sum, { placements }) => sum + (placements ?? 0), 0),
        isSuppressed: false,
      },
      hoursPerWeek: hours / 100,
      jobsEquivalent: Number((hours / 2550).toFixed(2)),
    },
    map: {
      followUpCount: there.length,
      surplus: perRegion.reduce((sum, count) => sum + count, 0) - there.length,
      regions: perRegion.map((followUpCount, index) => ({
        region: { code: allRegions[index] },
        followUpCount,
      })),
      regionsWithoutAny: allRegions.filter((_, index) => perRegion[index] === 0).map((code) => ({ code })),
    },
  };
}
