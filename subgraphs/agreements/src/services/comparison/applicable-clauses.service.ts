import type { Clause } from '../../clauses';
import type { AgreementsContext } from '../../context';
import type { Arrangement, RegionalArrangement } from '../../entities';
import { layersOf, sinceOf } from '../arrangements/answer-layers.service';
import { answerOfPlace, type PlaceAnswer } from '../arrangements/answers-on.service';
import { layeredClauses } from '../arrangements/layered-clauses.service';
import { versionsInForce } from '../arrangements/versions-in-force.service';

/** Whose agreements, where and when. */
export interface AgreementsQuestion {
  readonly employerId: string;
  readonly regionCode: string;
  readonly municipalityCode: string;
  readonly on: string;
}

/** An arrangement in force, and what the place answered to it; null when it did not, or the caller may not see it. */
export interface ArrangementHere {
  readonly arrangement: Arrangement;
  readonly place: PlaceAnswer | null;
}

/** A clause that holds in a place: the type ApplicableClause of the schema. */
export interface ApplicableClause {
  readonly clause: Clause;
  readonly level: 'FRAMEWORK' | 'REGION' | 'MUNICIPALITY';
  readonly since: string | null;
  readonly reason: string | null;
  readonly arrangement: Arrangement;
}

/** The employer's arrangements in force that the caller may see, by title. */
export async function arrangementsHere(
  { employerId, on, ...place }: AgreementsQuestion,
  context: AgreementsContext,
): Promise<ArrangementHere[]> {
  const { loaders } = context;
  const versions = await loaders.arrangementsByEmployerId.load(employerId);
  const inForce = await versionsInForce(versions, on, context);
  return Promise.all(
    inForce.map(async (arrangement) => {
      const answers = await loaders.answersByArrangementId.load(arrangement.id);
      return { arrangement, place: answerOfPlace(answers, place, on) };
    }),
  );
}

/** The clauses of those arrangements that hold in the place, by arrangement and in the order of ingredients. */
export async function applicableClauses(
  here: readonly ArrangementHere[],
  context: AgreementsContext,
): Promise<ApplicableClause[]> {
  const ofEach = await Promise.all(
    here.map(async ({ arrangement, place }) => {
      if (place === null || place.layers.length === 0) return [];
      const [standard, layers] = await Promise.all([
        context.loaders.clauseSetById.load(arrangement.clauseSetId),
        layersOf(place.layers, context),
      ]);
      return layeredClauses(standard ?? {}, layers).map(({ clause, layer, reason }) => ({
        clause,
        level: levelOf(layer?.adoption ?? null),
        since: sinceOf(arrangement.validFrom, layer?.adoption ?? place.answer),
        reason,
        arrangement,
      }));
    }),
  );
  return ofEach.flat();
}

const levelOf = (of: RegionalArrangement | null): ApplicableClause['level'] =>
  of === null ? 'FRAMEWORK' : of.municipalityCode === null ? 'REGION' : 'MUNICIPALITY';
