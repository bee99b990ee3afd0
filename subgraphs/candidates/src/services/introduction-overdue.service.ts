import type { Introduction } from '../entities';

/** Whether the desk's promised answer is late: asked, not answered, and the day has passed (DESIGN rule 6). */
export const isIntroductionOverdue = ({ state, answerDueOn }: Introduction, today: string): boolean =>
  state === 'ASKED' && answerDueOn < today;
