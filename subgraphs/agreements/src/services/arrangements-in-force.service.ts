import type { Arrangement, RegionalArrangement } from '../entities';

/** Whether an arrangement is in force on a day: signed or being evaluated, and the day within its dates. */
export function isArrangementInForce(
  { state, validFrom, validUntil }: Pick<Arrangement, 'state' | 'validFrom' | 'validUntil'>,
  day: string,
): boolean {
  return (
    (state === 'SIGNED' || state === 'UNDER_EVALUATION') &&
    validFrom !== null &&
    validFrom <= day &&
    (validUntil === null || day <= validUntil)
  );
}

/** Those of an employer's arrangements that are in force on a day, of each title the latest version only. */
export function arrangementsInForce(arrangements: readonly Arrangement[], day: string): Arrangement[] {
  const inForce = arrangements.filter((arrangement) => isArrangementInForce(arrangement, day));
  return inForce.filter(
    ({ title, version }) => !inForce.some((other) => other.title === title && other.version > version),
  );
}

/** The answers that hold in a place: its own, or the region's, and what they build on. */
export interface PlaceAnswer {
  /** The answer of the place: the municipality's own, or else the region's. */
  readonly answer: RegionalArrangement;
  /** The answers whose clauses hold there, the region's before the municipality's; none when it was not taken over. */
  readonly layers: readonly RegionalArrangement[];
}

/**
 * What a municipality and its region answered by a day; null when neither did. The municipality's own answer decides. In
 * part it builds on the region's own clauses; in full it takes the framework as it is, and they do not hold there.
 * @param answers those of one arrangement, of whatever places
 */
export function answerOfPlace(
  answers: readonly RegionalArrangement[],
  place: { readonly regionCode: string; readonly municipalityCode: string },
  day: string,
): PlaceAnswer | null {
  const given = answers.filter(
    ({ regionCode, adoptedOn, answeredOn }) =>
      regionCode === place.regionCode && (adoptedOn ?? answeredOn) <= day,
  );
  const region = given.find(({ municipalityCode }) => municipalityCode === null);
  const municipality = given.find(({ municipalityCode }) => municipalityCode === place.municipalityCode);
  const answer = municipality ?? region;
  if (answer === undefined) return null;
  if (answer.coverage === 'NOT_YET') return { answer, layers: [] };
  const isBuiltOnRegion = municipality?.coverage === 'PARTIAL' && region?.coverage === 'PARTIAL';
  return { answer, layers: isBuiltOnRegion ? [region, municipality] : [answer] };
}
