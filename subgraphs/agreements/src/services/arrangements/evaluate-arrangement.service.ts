import { done, type Outcome } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import type { Arrangement, EvaluationOutcome } from '../../entities';
import { type ArrangementStepInput, takeStep } from './take-arrangement-step.service';

/** Without an outcome the evaluation begins; with one it ends. */
export interface EvaluateArrangementInput extends ArrangementStepInput {
  readonly outcome?: EvaluationOutcome | null;
}

/** Begins the evaluation of a version that holds, or ends it with an outcome. The version holds all the while. */
export function evaluateArrangement(
  context: AgreementsContext,
  input: EvaluateArrangementInput,
): Promise<Outcome<Arrangement>> {
  const { outcome } = input;
  return takeStep(context, input, {
    step: outcome == null ? 'EVALUATE' : 'CONCLUDE',
    action: 'evaluateArrangement',
    purpose: 'evaluate a framework of working agreements',
    errors: [],
    take: async () => done(outcome == null ? {} : { outcome }),
  });
}
