import type { ArrangementState } from '../../entities';

/** What can be done with a version of a framework. */
export type ArrangementStep =
  | 'CHANGE'
  | 'SUBMIT'
  | 'SIGN'
  | 'EVALUATE'
  | 'CONCLUDE'
  | 'END'
  | 'DRAFT_NEXT'
  | 'ADOPT'
  | 'SCORE';

/** From which states each step can be taken, and which state it leads to. A state that is not named refuses the step. */
export const transitions: Readonly<
  Record<ArrangementStep, Readonly<Partial<Record<ArrangementState, ArrangementState>>>>
> = {
  CHANGE: { DRAFT: 'DRAFT' },
  SUBMIT: { DRAFT: 'SUBMITTED' },
  SIGN: { SUBMITTED: 'SIGNED' },
  EVALUATE: { SIGNED: 'UNDER_EVALUATION' },
  CONCLUDE: { UNDER_EVALUATION: 'SIGNED' },
  END: { DRAFT: 'ENDED', SUBMITTED: 'ENDED', SIGNED: 'ENDED', UNDER_EVALUATION: 'ENDED' },
  DRAFT_NEXT: {
    SUBMITTED: 'SUBMITTED',
    SIGNED: 'SIGNED',
    UNDER_EVALUATION: 'UNDER_EVALUATION',
    ENDED: 'ENDED',
  },
  ADOPT: { SUBMITTED: 'SUBMITTED', SIGNED: 'SIGNED', UNDER_EVALUATION: 'UNDER_EVALUATION' },
  SCORE: { SIGNED: 'SIGNED', UNDER_EVALUATION: 'UNDER_EVALUATION', ENDED: 'ENDED' },
};

/** Whether a version in this state holds, within its dates. */
export const isInForce = (state: ArrangementState | null): boolean =>
  state === 'SIGNED' || state === 'UNDER_EVALUATION';
