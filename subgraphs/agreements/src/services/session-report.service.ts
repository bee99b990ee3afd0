import { addDays, type Caller, referenceRegions } from '@banenbrug/service-common';
import type { FollowUpAgreement, FollowUpCategory, FollowUpResult, FollowUpStatus } from '../entities';
import {
  type FollowUpStanding,
  followUpStandings,
  livingStatuses,
  standingOf,
} from './follow-up-standing.service';
import { countsOfResults, type ResultCounts } from './result-counts.service';
import { pointsAbove, type Share, shareOf } from './share';

/** What a report counts of one agreement on a day; the last four are null while no result was told. */
export interface FollowUpFacts
  extends Pick<FollowUpAgreement, 'id' | 'employerId' | 'regionCodes' | 'category' | 'recordedOn' | 'dueOn'>,
    Pick<FollowUpResult, 'placements' | 'hoursHundredths'> {
  readonly hasEmployerOwner: boolean;
  readonly hasRegionOwner: boolean;
  readonly status: FollowUpStatus;
  readonly lastUpdateOn: string;
  readonly isMeetingHeld: boolean | null;
  readonly isArrangementSigned: boolean | null;
}

/** How many agreements stand somewhere. */
export interface StandingCount {
  readonly status: FollowUpStanding;
  readonly count: number;
}

/** How the agreements of one category go. */
export interface CategoryReport {
  readonly category: FollowUpCategory;
  readonly followUpCount: number;
  readonly done: Share;
  readonly silentCount: number;
}

/** What an organiser is told of a session's agreements on a day. */
export interface SessionReport {
  readonly asOf: string;
  readonly followUpCount: number;
  readonly byStatus: readonly StandingCount[];
  readonly done: Share;
  readonly byCategory: readonly CategoryReport[];
  readonly withoutOwnerCount: number;
  readonly withoutDueDateCount: number;
  readonly overdueCount: number;
  readonly employerCount: number;
  readonly regionCount: number;
  readonly encounterCount: number;
  readonly results: ResultsReport;
}

/** What came of a session's agreements together. */
export interface ResultsReport extends ResultCounts {
  readonly toldCount: number;
  readonly meetingsHeldCount: number;
  readonly arrangementsSignedCount: number;
}

/** The report of a session's agreements as they were at the end of a day (YYYY-MM-DD). */
export function reportOf(facts: readonly FollowUpFacts[], asOf: string, caller: Caller): SessionReport {
  const standings = facts.map((fact) => standingOn(fact, asOf));
  return {
    asOf,
    followUpCount: facts.length,
    byStatus: followUpStandings.map((status) => ({
      status,
      count: standings.filter((standing) => standing === status).length,
    })),
    done: shareDone(facts),
    byCategory: categoriesOf(facts).map(([category, own]) => ({
      category,
      followUpCount: own.length,
      done: shareDone(own),
      silentCount: own.filter((fact) => standingOn(fact, asOf) === 'SILENT').length,
    })),
    withoutOwnerCount: count(facts, (fact) => !fact.hasEmployerOwner || !fact.hasRegionOwner),
    withoutDueDateCount: count(facts, ({ dueOn }) => dueOn === null),
    overdueCount: count(facts, (fact) => isLiving(fact) && fact.dueOn !== null && fact.dueOn < asOf),
    employerCount: new Set(facts.map(({ employerId }) => employerId)).size,
    regionCount: new Set(facts.flatMap(({ regionCodes }) => regionCodes)).size,
    encounterCount: new Set(facts.flatMap(pairsOf)).size,
    results: resultsOf(facts, caller),
  };
}

/** How many agreements one region is in. */
export interface RegionOnMap {
  readonly regionCode: string;
  readonly followUpCount: number;
  readonly doneCount: number;
}

/** The agreements on a map of all regions. */
export interface SessionMap {
  readonly regions: readonly RegionOnMap[];
  readonly followUpCount: number;
  /** By how much the regions together count more than there are: an agreement with two regions is in both. */
  readonly surplus: number;
}

/** Puts agreements on the map: every region, also those without any. */
export function mapOf(facts: readonly FollowUpFacts[]): SessionMap {
  const regions = referenceRegions.map(({ code }) => {
    const own = facts.filter(({ regionCodes }) => regionCodes.includes(code));
    return { regionCode: code, followUpCount: own.length, doneCount: count(own, isDone) };
  });
  const onMap = regions.reduce((sum, { followUpCount }) => sum + followUpCount, 0);
  return { regions, followUpCount: facts.length, surplus: onMap - facts.length };
}

/** How many of a category stand still. */
export interface StallingCategory {
  readonly category: FollowUpCategory;
  readonly stalled: Share;
}

/**
 * The categories that stall, the largest share first: of the agreements that are so many days old, those that nobody
 * confirmed or answers. Shares that are suppressed come last.
 */
export function stallingOf(
  facts: readonly FollowUpFacts[],
  asOf: string,
  afterDays: number,
): readonly StallingCategory[] {
  const old = facts.filter(({ recordedOn }) => addDays(recordedOn, afterDays) <= asOf);
  const isStalled = (fact: FollowUpFacts): boolean => ['OPEN', 'SILENT'].includes(standingOn(fact, asOf));
  return categoriesOf(old)
    .map(([category, own]) => ({ category, stalled: shareOf(count(own, isStalled), own.length) }))
    .filter(({ stalled }) => stalled.count > 0)
    .sort((one, other) => (other.stalled.percentage ?? -1) - (one.stalled.percentage ?? -1));
}

/** An employer and the regions it made agreements with. */
export interface Encounter {
  readonly employerId: string;
  readonly regionCodes: readonly string[];
  readonly followUpCount: number;
}

/** Which employer spoke to which regions, by the employer's id. */
export function encountersOf(facts: readonly FollowUpFacts[]): readonly Encounter[] {
  return groupBy(facts, ({ employerId }) => employerId).map(([employerId, own]) => ({
    employerId,
    regionCodes: [...new Set(own.flatMap(({ regionCodes }) => regionCodes))].sort(),
    followUpCount: own.length,
  }));
}

/** A category in a session and in a former one. */
export interface CategoryComparison {
  readonly category: FollowUpCategory;
  readonly done: Share;
  readonly formerDone: Share;
  readonly difference: number | null;
}

/** Every category of either session: how much is done in the one and was done in the former. */
export function compareCategories(
  facts: readonly FollowUpFacts[],
  former: readonly FollowUpFacts[],
): readonly CategoryComparison[] {
  return categoriesOf([...facts, ...former]).map(([category]) => {
    const isOf = (fact: FollowUpFacts): boolean => fact.category === category;
    const done = shareDone(facts.filter(isOf));
    const formerDone = shareDone(former.filter(isOf));
    return { category, done, formerDone, difference: pointsAbove(done, formerDone) };
  });
}

/** How much of the agreements is done. */
export const shareDone = (facts: readonly FollowUpFacts[]): Share =>
  shareOf(count(facts, isDone), facts.length);

function resultsOf(facts: readonly FollowUpFacts[], caller: Caller): ResultsReport {
  return {
    toldCount: count(facts, ({ isMeetingHeld }) => isMeetingHeld !== null),
    meetingsHeldCount: count(facts, ({ isMeetingHeld }) => isMeetingHeld === true),
    arrangementsSignedCount: count(facts, ({ isArrangementSigned }) => isArrangementSigned === true),
    ...countsOfResults(caller, facts),
  };
}

const standingOn = ({ status, lastUpdateOn }: FollowUpFacts, day: string): FollowUpStanding =>
  standingOf(status, lastUpdateOn, day);
const isDone = ({ status }: FollowUpFacts): boolean => status === 'DONE';
const isLiving = ({ status }: FollowUpFacts): boolean => livingStatuses.includes(status);
const pairsOf = ({ employerId, regionCodes }: FollowUpFacts): string[] =>
  regionCodes.map((code) => `${employerId} ${code}`);
const categoriesOf = (facts: readonly FollowUpFacts[]): [FollowUpCategory, FollowUpFacts[]][] =>
  groupBy(facts, ({ category }) => category);

function count(facts: readonly FollowUpFacts[], is: (fact: FollowUpFacts) => boolean): number {
  return facts.filter(is).length;
}

function groupBy<Key extends string>(
  facts: readonly FollowUpFacts[],
  keyOf: (fact: FollowUpFacts) => Key,
): [Key, FollowUpFacts[]][] {
  const groups = new Map<Key, FollowUpFacts[]>();
  for (const fact of facts) groups.set(keyOf(fact), [...(groups.get(keyOf(fact)) ?? []), fact]);
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}
