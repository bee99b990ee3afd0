import type { AgreementsContext } from '../../context';
import type { RegionalArrangement } from '../../entities';
import type { ClauseLayer } from './layered-clauses.service';

/** What a region or municipality has of its own by an answer. */
export interface AnswerLayer extends ClauseLayer {
  readonly adoption: RegionalArrangement;
}

/** Reads the values and deviations of answers; those of all answers of an operation load together. */
export function layersOf(
  adoptions: readonly RegionalArrangement[],
  { loaders }: AgreementsContext,
): Promise<AnswerLayer[]> {
  return Promise.all(
    adoptions.map(async (adoption) => {
      const [deviations, clauses] = await Promise.all([
        loaders.deviationsByRegionalId.load(adoption.id),
        adoption.clauseSetId === null ? null : loaders.clauseSetById.load(adoption.clauseSetId),
      ]);
      return { adoption, deviations, clauses: clauses ?? {} };
    }),
  );
}

/**
 * The day from which a clause holds somewhere: that on which the answer it is of was taken over, or the framework's first
 * day when that is later. Null when neither is known.
 */
export function sinceOf(validFrom: string | null, { adoptedOn }: RegionalArrangement): string | null {
  return validFrom === null || (adoptedOn !== null && adoptedOn > validFrom) ? adoptedOn : validFrom;
}
