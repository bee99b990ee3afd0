import type { Introduction } from '../entities';

/** Whether the side whose turn it is is late: it has not ended, and the day has passed (domain rule 6). */
export const isIntroductionOverdue = ({ dueOn }: Pick<Introduction, 'dueOn'>, today: string): boolean =>
  dueOn !== null && dueOn < today;
