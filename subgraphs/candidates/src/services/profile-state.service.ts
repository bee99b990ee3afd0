import type { CandidateProfile, CandidateProfileState as StoredState } from '../entities';

/** The state of a profile as its desk sees it: the enum CandidateProfileState of the schema. */
export type ProfileState = StoredState | 'ENDED';

/** A profile whose end date has passed has ended, whether the retention job has withdrawn it already or not. */
export function stateOf(
  { state, publishedUntil }: Pick<CandidateProfile, 'state' | 'publishedUntil'>,
  today: string,
): ProfileState {
  return state === 'PUBLISHED' && publishedUntil !== null && publishedUntil < today ? 'ENDED' : state;
}
