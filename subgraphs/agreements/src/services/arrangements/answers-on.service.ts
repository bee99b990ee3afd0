import type { RegionalArrangement } from '../../entities';

/** The answers that hold in a place: its own, or the region's, and what they build on. */
export interface PlaceAnswer {
  /** The answer of the place: the municipality's own, or else the region's. */
  readonly answer: RegionalArrangement;
  /** The answers whose clauses hold there, the region's before the municipality's; none when it was not taken over. */
  readonly layers: readonly RegionalArrangement[];
}

/** A region, or one municipality in it. */
type AnsweringPlace = Pick<RegionalArrangement, 'regionCode' | 'municipalityCode'>;

/** The day from which an answer holds: that on which it was taken over, or of one that takes nothing over its own. */
const firstDay = ({ adoptedOn, answeredOn }: RegionalArrangement): string => adoptedOn ?? answeredOn;

/**
 * Of each place the answer that holds on a day: of those whose first day has come the one given last. So one that names a
 * past day corrects what was answered before.
 * @param answers those of one arrangement, former ones too, of whatever places
 */
export function answersOn(answers: readonly RegionalArrangement[], day: string): RegionalArrangement[] {
  const given = answers.filter((answer) => firstDay(answer) <= day);
  return given.filter(
    (answer) => !given.some((other) => isSamePlace(other, answer) && other.revision > answer.revision),
  );
}

/**
 * What a place and its region answered by a day; null when neither did. The municipality's own answer decides. In part it
 * builds on the region's own clauses; in full it takes the framework as it is, and they do not hold there.
 * @param answers those of one arrangement, former ones too, of whatever places
 */
export function answerOfPlace(
  answers: readonly RegionalArrangement[],
  { regionCode, municipalityCode }: AnsweringPlace,
  day: string,
): PlaceAnswer | null {
  const given = answersOn(
    answers.filter((answer) => answer.regionCode === regionCode),
    day,
  );
  const region = given.find((answer) => answer.municipalityCode === null);
  const own = given.find((answer) => answer.municipalityCode === municipalityCode);
  const answer = own ?? region;
  return answer === undefined ? null : { answer, layers: layersUnder(answer, region) };
}

/**
 * The answers whose clauses hold by an answer, itself last: of the present one today, of a former one on its first day.
 * @param answers those of the arrangement, former ones too
 */
export function layersOfAnswer(
  answer: RegionalArrangement,
  answers: readonly RegionalArrangement[],
  today: string,
): readonly RegionalArrangement[] {
  const day = answer.formerOf === null ? today : firstDay(answer);
  const region = answersOn(answers, day).find(
    (other) => other.regionCode === answer.regionCode && other.municipalityCode === null,
  );
  return layersUnder(answer, region);
}

function layersUnder(
  answer: RegionalArrangement,
  region: RegionalArrangement | undefined,
): readonly RegionalArrangement[] {
  if (answer.coverage === 'NOT_YET') return [];
  const isBuiltOnRegion =
    answer.municipalityCode !== null && answer.coverage === 'PARTIAL' && region?.coverage === 'PARTIAL';
  return isBuiltOnRegion ? [region, answer] : [answer];
}

const isSamePlace = (one: AnsweringPlace, other: AnsweringPlace): boolean =>
  one.regionCode === other.regionCode && one.municipalityCode === other.municipalityCode;
