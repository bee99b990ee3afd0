import { type Caller, HubError, isRegionCode, isUuid, today } from '@banenbrug/service-common';
import { type ArrangementIngredient, type Clause, clauseDescriptors } from '../../clauses';
import type { AgreementsContext } from '../../context';
import type { Arrangement, ArrangementCoverage, RegionalArrangement } from '../../entities';
import { findInstrumentTerms, type InstrumentTerms } from '../../repositories/instrument-terms.repository';
import { layersOf } from '../arrangements/answer-layers.service';
import { answerOfPlace, answersOn } from '../arrangements/answers-on.service';
import { type ClauseWarning, limitsOf, warningsOf } from './clause-limits.service';
import {
  type Answer,
  type ComparedCell,
  compareClause,
  type RegionAnswers,
  type Standard,
} from './compare-clauses.service';
import { requireArrangementReader } from '../reading-scope.service';
import { versionsInForce } from '../arrangements/versions-in-force.service';

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
  readonly limits: readonly InstrumentTerms[];
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
  context: AgreementsContext,
  question: ComparisonQuestion,
): Promise<Comparison[]> {
  requireArrangementReader(context.caller);
  const on = question.on ?? today(context.clock);
  const regions = [...new Set(question.regions.filter(isRegionCode))];
  const versions = await versionsAsked(question, on, context);
  if (versions.length === 0) return [];
  const limits = await findInstrumentTerms(context.database.manager, on, { regions, municipalities: null });
  return Promise.all(versions.map((arrangement) => compare(arrangement, on, regions, limits, context)));
}

async function versionsAsked(
  { employerId = null, arrangementId = null }: ComparisonQuestion,
  on: string,
  context: AgreementsContext,
): Promise<readonly Arrangement[]> {
  if ((employerId === null) === (arrangementId === null)) {
    throw new HubError('BAD_USER_INPUT', { argument: 'employerId' });
  }
  const id = (employerId ?? arrangementId ?? '').toLowerCase();
  if (!isUuid(id)) return [];
  const { loaders } = context;
  if (employerId !== null) {
    return versionsInForce(await loaders.arrangementsByEmployerId.load(id), on, context);
  }
  const version = await loaders.arrangementById.load(id);
  return version ? [version] : [];
}

async function compare(
  arrangement: Arrangement,
  on: string,
  regions: readonly string[],
  limits: readonly InstrumentTerms[],
  context: AgreementsContext,
): Promise<Comparison> {
  const { caller, loaders } = context;
  const answers = await loaders.answersByArrangementId.load(arrangement.id);
  const [clauses, ...columns] = await Promise.all([
    loaders.clauseSetById.load(arrangement.clauseSetId),
    ...regions.map(async (regionCode) => ({
      regionCode,
      isVisible: isVisibleTo(caller, regionCode),
      limits: limits.filter((limit) => limit.regionCode === null || limit.regionCode === regionCode),
      ...(await answersIn(regionCode, answers, on, context)),
    })),
  ]);
  return table(
    arrangement,
    on,
    columns,
    { validFrom: arrangement.validFrom, clauses: clauses ?? {} },
    limits,
  );
}

const isVisibleTo = ({ role, regions }: Caller, regionCode: string): boolean =>
  role !== 'DESK' || regions.includes(regionCode);

/** What a region and its municipalities answered by a day, with the layers that hold in each. */
async function answersIn(
  regionCode: string,
  answers: readonly RegionalArrangement[],
  on: string,
  context: AgreementsContext,
): Promise<Pick<RegionAnswers, 'whole' | 'municipalities'>> {
  const ofRegion = answers.filter((answer) => answer.regionCode === regionCode);
  const given = await Promise.all(
    answersOn(ofRegion, on).map(async (adoption): Promise<Answer> => {
      const layers = answerOfPlace(ofRegion, adoption, on)?.layers ?? [];
      return { adoption, layers: await layersOf(layers, context) };
    }),
  );
  return {
    whole: given.find(({ adoption }) => adoption.municipalityCode === null) ?? null,
    municipalities: given.filter(({ adoption }) => adoption.municipalityCode !== null),
  };
}

function table(
  arrangement: Arrangement,
  on: string,
  columns: readonly RegionAnswers[],
  standard: Standard,
  limits: readonly InstrumentTerms[],
): Comparison {
  const statutory = limits.filter(({ regionCode }) => regionCode === null);
  return {
    arrangement,
    on,
    regions: columns.map(({ regionCode, isVisible, whole }) => ({
      regionCode,
      arrangementId: arrangement.id,
      isVisible,
      adoption: whole?.adoption ?? null,
      coverage: whole?.adoption.coverage ?? null,
    })),
    rows: clauseDescriptors.map((descriptor) => ({
      ingredient: descriptor.ingredient,
      standard: descriptor.read(standard.clauses),
      limits: limitsOf(descriptor.ingredient, statutory),
      warnings: warningsOf(descriptor.ingredient, standard.clauses, statutory),
      cells: columns.map((column) => compareClause(descriptor, standard, column)),
    })),
  };
}
