import type { Caller } from '@banenbrug/service-common';
import { mayReadProfiles } from '../services/candidate-access.service';

/**
 * Which profiles `p` the caller may see, as SQL over two parameters: published ones for readers of profiles, and
 * withdrawn ones for nobody but their own desk.
 * @param first number of the first of the two parameters, whose values are those of `profileScope`
 */
export const isVisibleProfile = (first: number): string =>
  `((p.state = 'PUBLISHED' and $${first}::boolean) or p.desk_id = $${first + 1}::uuid)`;

/** The values of the two parameters of `isVisibleProfile`. */
export const profileScope = (caller: Caller): [boolean, string | null] => [
  mayReadProfiles(caller),
  caller.role === 'DESK' ? caller.deskId : null,
];
