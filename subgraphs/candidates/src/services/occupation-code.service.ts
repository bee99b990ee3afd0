import { occupationByCode, screen } from '@banenbrug/service-common';

/** An occupation as a client gives it. */
export interface CandidateOccupationInput {
  readonly scheme: 'ISCO' | 'BOC' | 'ESCO' | 'COMPETENTNL';
  readonly code: string;
}

/** Whether the hub knows the code: for ISCO by its list, for the others, of which it has no list, by its form. */
export function isKnownOccupation({ scheme, code }: CandidateOccupationInput): boolean {
  if (scheme === 'ISCO') return occupationByCode(code) !== null;
  // A form wide enough for four classifications would also let a citizen service number in.
  return /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/.test(code) && screen(code).length === 0;
}
