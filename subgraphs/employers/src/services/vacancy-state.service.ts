/** Whether a vacancy can be answered: the enum VacancyState of the schema. */
export type VacancyState = 'OPEN' | 'CLOSED';

/** The state on a day (YYYY-MM-DD): open until the day on which it closes, that day included. */
export function vacancyState(closesOn: string | null, day: string): VacancyState {
  return closesOn !== null && closesOn < day ? 'CLOSED' : 'OPEN';
}
