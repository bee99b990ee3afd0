import { type DateSystem, readDay } from './read-day';
import { type Reading, readYesOrNo } from './word';

/** What a file says of consent. */
export interface Consent {
  readonly isRecorded: boolean;
  /** YYYY-MM-DD; null when only yes or no is said. */
  readonly on: string | null;
}

/** Consent as yes or no, or as the day on which it was recorded. */
export function readConsent(text: string, system: DateSystem): Reading<Consent> {
  const word = readYesOrNo(text);
  if (word.value !== null) return { value: { isRecorded: word.value, on: null } };
  if (word.problem === undefined) return word as Reading<never>;
  const day = readDay(text, system);
  if (day.value !== null) return { value: { isRecorded: true, on: day.value } };
  return { value: null, problem: day.problem === 'OUT_OF_BOUNDS' ? 'OUT_OF_BOUNDS' : word.problem };
}
