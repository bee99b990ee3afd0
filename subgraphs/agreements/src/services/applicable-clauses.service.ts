import type { Clause } from '../clauses';
import type { AgreementsContext } from '../context';
import type { Arrangement, RegionalArrangement } from '../entities';
import { answerOfPlace, arrangementsInForce, type PlaceAnswer } from './arrangements-in-force.service';
import { type ClauseLayer, layeredClauses } from './effective-clauses.service';

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
  { loaders }: AgreementsContext,
): Promise<ArrangementHere[]> {
  const inForce = arrangementsInForce(await loaders.arrangementsByEmployerId.load(employerId), on);
  return Promise.all(
    inForce.map(async (arrangement) => {
      const answers = await loaders.adoptionsByArrangementId(null).load(arrangement.id);
      return { arrangement, place: answerOfPlace(answers, place, on) };
    }),
  );
}

/** The clauses of those arrangements that hold in the place, by arrangement and in the order of ingredients. */
export async function applicableClauses(
  here: readonly ArrangementHere[],
  { loaders }: AgreementsContext,
): Promise<ApplicableClause[]> {
  const ofEach = await Promise.all(
    here.map(async ({ arrangement, place }) => {
      if (place === null || place.layers.length === 0) return [];
      const [standard, ...layers] = await Promise.all([
        loaders.clauseSetById.load(arrangement.clauseSetId),
        ...place.layers.map((adoption) => layerOf(adoption, loaders)),
      ]);
      return layeredClauses(standard ?? {}, layers).map(({ clause, layer, reason }) => ({
        clause,
        level: levelOf(layer?.adoption ?? null),
        since: later(arrangement.validFrom, (layer?.adoption ?? place.answer).adoptedOn),
        reason,
        arrangement,
      }));
    }),
  );
  return ofEach.flat();
}

async function layerOf(
  adoption: RegionalArrangement,
  loaders: AgreementsContext['loaders'],
): Promise<ClauseLayer & { readonly adoption: RegionalArrangement }> {
  const [deviations, clauses] = await Promise.all([
    loaders.deviationsByRegionalId.load(adoption.id),
    adoption.clauseSetId === null ? null : loaders.clauseSetById.load(adoption.clauseSetId),
  ]);
  return { adoption, deviations, clauses: clauses ?? {} };
}

const levelOf = (of: RegionalArrangement | null): ApplicableClause['level'] =>
  of === null ? 'FRAMEWORK' : of.municipalityCode === null ? 'REGION' : 'MUNICIPALITY';

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
