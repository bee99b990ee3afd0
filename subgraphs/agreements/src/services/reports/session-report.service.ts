import type { Caller } from '@banenbrug/service-common';
import type { FollowUpCategory } from '../../entities';
import { byCategory, count, type FollowUpFacts, isLiving, shareDone, standingOn } from './follow-up-facts';
import { type FollowUpStanding, followUpStandings } from '../progress/follow-up-standing.service';
import { countsOfResults, type ResultCounts } from '../progress/result-counts.service';
import type { Share } from './share';

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
    byCategory: byCategory(facts).map(([category, own]) => ({
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

function resultsOf(facts: readonly FollowUpFacts[], caller: Caller): ResultsReport {
  return {
    toldCount: count(facts, ({ isMeetingHeld }) => isMeetingHeld !== null),
    meetingsHeldCount: count(facts, ({ isMeetingHeld }) => isMeetingHeld === true),
    arrangementsSignedCount: count(facts, ({ isArrangementSigned }) => isArrangementSigned === true),
    ...countsOfResults(caller, facts),
  };
}

const pairsOf = ({ employerId, regionCodes }: FollowUpFacts): string[] =>
  regionCodes.map((code) => `${employerId} ${code}`);
