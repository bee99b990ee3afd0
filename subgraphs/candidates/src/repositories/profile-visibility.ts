import type { Caller } from '@banenbrug/service-common';
import { mayReadProfiles } from '../services/candidate-access.service';

/**
 * Whether a profile `p` is published on a day, as SQL; the parameter of the day is given. One whose end date has
 * passed is not, also while the retention job has yet to withdraw it.
 */
export const isPublishedOn = (day: string): string =>
  `(p.state = 'PUBLISHED' and (p.published_until is null or p.published_until >= ${day}::date))`;

/**
 * Which profiles `p` the caller may see, as SQL over $2, $3 and $4: published ones for readers of profiles, and
 * ended and withdrawn ones for nobody but their own desk.
 */
export const isVisibleProfile = `((${isPublishedOn('$4')} and $2::boolean) or p.desk_id = $3::uuid)`;

/** The values of the three parameters of `isVisibleProfile`. */
export const profileScope = (caller: Caller, today: string): [boolean, string | null, string] => [
  mayReadProfiles(caller),
  caller.role === 'DESK' ? caller.deskId : null,
  today,
];
