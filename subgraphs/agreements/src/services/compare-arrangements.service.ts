import { type Caller, HubError, isRegionCode, isUuid, today } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { type ArrangementIngredient, type Clause, type ClauseRow, clauseDescriptors } from '../clauses';
import type { AgreementsContext } from '../context';
import type { Arrangement, ArrangementCoverage, RegionalArrangement } from '../entities';
import { type ClauseLimit, findClauseLimits } from '../repositories/clause-limit.repository';
import {
  type Answers,
  findAnswers,
  findStateChanges,
  findVersions,
} from '../repositories/comparison.repository';
import { heldOn } from './arrangement-state.service';
import { type ClauseWarning, comparedInstruments, limitsOf, warningsOf } from './clause-limits.service';
import { type Answer, type ComparedCell, compareClause, type RegionAnswers } from './compare-clauses.service';
import { requireArrangementReader } from './reading-scope.service';

/** What is to be compared: the frameworks of an employer, or one version; where, and on which day. */
export interface ComparisonQuestion {
  readonly employerId?: string | null;
  readonly arrangementId?: string | null;
  readonly regions: readonly string[];
  readonly on?: string | null;
}

/** A column of the table. */
export interface ComparedRegion {
  readonly regionCode: string;
  readonly arrangementId: string;
  readonly isVisible: boolean;
  readonly coverage: ArrangementCoverage | null;
  readonly adoption: RegionalArrangement | null;
}

/** A row of the table. */
export interface ComparedRow {
  readonly ingredient: ArrangementIngredient;
  readonly standard: Clause | null;
  readonly limits: readonly ClauseLimit[];
  readonly warnings: readonly ClauseWarning[];
  readonly cells: readonly ComparedCell[];
}

/** One version against regions. */
export interface Comparison {
  readonly arrangement: Arrangement;
  readonly on: string;
  readonly regions: readonly ComparedRegion[];
  readonly rows: readonly ComparedRow[];
}

/**
 * The tables that were asked for, in as many statements for one region as for all.
 * @throws HubError UNAUTHENTICATED or FORBIDDEN; BAD_USER_INPUT when neither or both of the employer and the version are
 * named
 */
export async function compareArrangements(
  { caller, clock, database: { manager } }: AgreementsContext,
  question: ComparisonQuestion,
): Promise<Comparison[]> {
  requireArrangementReader(caller);
  const { employerId = null, arrangementId = null } = question;
  if ((employerId === null) === (arrangementId === null)) {
    throw new HubError('BAD_USER_INPUT', { argument: 'employerId' });
  }
  if (!isUuid(employerId ?? arrangementId ?? '')) return [];
  const day = today(clock);
  const on = question.on ?? day;
  const regions = [...new Set(question.regions.filter(isRegionCode))];
  const versions = await findVersions(manager, caller, { employerId, arrangementId });
  const compared = arrangementId === null ? await heldAmong(manager, versions, on, day) : versions;
  const answers = await findAnswers(manager, caller, compared, regions);
  const limits = await findClauseLimits(manager, comparedInstruments, regions, on);
  return compared.map((arrangement) => {
    const columns = columnsOf(arrangement, on, regions, caller, answers, limits);
    const standard = answers.clauseSets.find(({ id }) => id === arrangement.clauseSetId) ?? {};
    return table(arrangement, on, columns, standard, limits);
  });
}

async function heldAmong(
  manager: EntityManager,
  versions: readonly Arrangement[],
  on: string,
  day: string,
): Promise<Arrangement[]> {
  const changes = await findStateChanges(manager, versions);
  return versions.filter((version) =>
    heldOn(
      changes.filter(({ arrangementId }) => arrangementId === version.id),
      version,
      on,
      day,
    ),
  );
}

/** What is known of a region, with the answer that it gave as a whole. */
interface Column extends RegionAnswers {
  readonly adoption: RegionalArrangement | null;
}

/** What was answered to a version by a day, region by region. */
function columnsOf(
  arrangement: Arrangement,
  on: string,
  regions: readonly string[],
  caller: Caller,
  { adoptions, deviations, clauseSets }: Answers,
  limits: readonly ClauseLimit[],
): Column[] {
  const setById = new Map(clauseSets.map((set) => [set.id, set]));
  const answerOf = (row: RegionalArrangement): Answer => ({
    row,
    clauses: setById.get(row.clauseSetId ?? '') ?? {},
    deviations: deviations.filter(({ regionalArrangementId }) => regionalArrangementId === row.id),
  });
  return regions.map((regionCode) => {
    const here = adoptions.filter(
      (row) =>
        row.arrangementId === arrangement.id &&
        row.regionCode === regionCode &&
        (row.adoptedOn ?? row.answeredOn) <= on,
    );
    const adoption = here.find(({ municipalityCode }) => municipalityCode === null) ?? null;
    return {
      regionCode,
      isVisible: caller.role !== 'DESK' || caller.regions.includes(regionCode),
      adoption,
      whole: adoption && answerOf(adoption),
      municipalities: here.filter(({ municipalityCode }) => municipalityCode !== null).map(answerOf),
      limits: limits.filter((limit) => limit.regionCode === null || limit.regionCode === regionCode),
    };
  });
}

function table(
  arrangement: Arrangement,
  on: string,
  columns: readonly Column[],
  standard: ClauseRow,
  limits: readonly ClauseLimit[],
): Comparison {
  const statutory = limits.filter(({ regionCode }) => regionCode === null);
  return {
    arrangement,
    on,
    regions: columns.map(({ regionCode, isVisible, adoption }) => ({
      regionCode,
      arrangementId: arrangement.id,
      isVisible,
      adoption,
      coverage: adoption?.coverage ?? null,
    })),
    rows: clauseDescriptors.map((descriptor) => ({
      ingredient: descriptor.ingredient,
      standard: descriptor.read(standard),
      limits: limitsOf(descriptor.ingredient, statutory),
      warnings: warningsOf(descriptor.ingredient, standard, statutory),
      cells: columns.map((column) => compareClause(descriptor, standard, column)),
    })),
  };
}
