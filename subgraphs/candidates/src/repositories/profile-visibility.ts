import type { Caller } from '@banenbrug/service-common';
import { mayReadProfiles } from '../services/candidate-access.service';

/**
 * Which profiles `p` the caller may see, as SQL over $2 and $3: published ones for readers of profiles, and withdrawn
 * ones for nobody but their own desk.
 */
export const isVisibleProfile = `((p.state = 'PUBLISHED' and $2::boolean) or p.desk_id = $3::uuid)`;

/** The values of the two parameters of `isVisibleProfile`. */
export const profileScope = (caller: Caller): [boolean, string | null] => [
  mayReadProfiles(caller),
  caller.role === 'DESK' ? caller.deskId : null,
];
