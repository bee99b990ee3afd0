import {
  type Connection,
  type ConnectionArguments,
  connectionOf,
  HubError,
  type Page,
  pageOf,
  today,
} from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { CandidateProfile } from '../entities';
import type { FitRow, VacancyFit } from '../matching';
import { requireOwnDesk } from './candidate-access.service';
import { stateOf } from './profile-state.service';

/** Whose vacancies, and which page of them: what the fields of MatchingVacancyConnection are resolved from. */
export interface MatchingVacancies {
  readonly profile: CandidateProfile;
  readonly page: Page;
}

/**
 * The vacancies that a profile meets, for its own desk; null unless it is published.
 * @throws HubError FORBIDDEN, PAGE_SIZE_OUT_OF_RANGE, or CURSOR_INVALID for another profile's cursor
 */
export function vacanciesForProfile(
  { caller, clock }: CandidatesContext,
  profile: CandidateProfile,
  paging: ConnectionArguments,
): MatchingVacancies | null {
  requireOwnDesk(caller, profile.deskId);
  const page = pageOf(paging, ['id', 'id']);
  if (page.after !== null && page.after[0] !== profile.id) {
    throw new HubError('CURSOR_INVALID', { argument: 'after' });
  }
  return stateOf(profile, today(clock)) === 'PUBLISHED' ? { profile, page } : null;
}

/** The page's vacancies; asked several times it is one statement. */
export async function fitsOf(
  { loaders }: CandidatesContext,
  { profile, page }: MatchingVacancies,
): Promise<Connection<VacancyFit>> {
  const rows = await loaders.vacancyFits.page.load({ parent: profile.id, page });
  return connectionOf(rows.filter(isFit), page, ({ profileId, vacancyId }) => [profileId, vacancyId]);
}

const isFit = (row: FitRow): row is VacancyFit => row.vacancyId !== null;

/** Each condition that a profile needs, against what the site offers; null when its conditions are unknown. */
export const workplaceOf = ({ conditions, offers }: Pick<VacancyFit, 'conditions' | 'offers'>) =>
  conditions?.map((condition) => ({
    condition,
    verdict: offers.includes(condition) ? 'OFFERED' : 'NOT_OFFERED',
  })) ?? null;
