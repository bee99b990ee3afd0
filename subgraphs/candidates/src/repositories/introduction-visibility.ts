import type { Caller } from '@banenbrug/service-common';

/** Which introductions `i` the caller may see, as SQL over $2 and $3: those of which it is a side. */
export const isVisibleIntroduction = '(i.desk_id = $2::uuid or i.employer_id = $3::uuid)';

/** The values of the two parameters of `isVisibleIntroduction`. */
export const introductionScope = ({ role, deskId, employerId }: Caller): [string | null, string | null] => [
  role === 'DESK' ? deskId : null,
  role === 'EMPLOYER' ? employerId : null,
];
