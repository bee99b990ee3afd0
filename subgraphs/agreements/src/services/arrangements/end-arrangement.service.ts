import { addDays, done, invalidValue, type Outcome, refused, today } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { type Arrangement, ArrangementStateChange } from '../../entities';
import { isInForce } from './arrangement-transitions.service';
import { type ArrangementStepInput, type StepResult, takeStep } from './take-arrangement-step.service';

/** When a version ends: the first day on which it no longer holds. */
export interface EndArrangementInput extends ArrangementStepInput {
  readonly endsOn?: string | null;
}

/**
 * Ends a version. What never held ends today. What holds can end earlier than was agreed, not later; on a day to come it
 * stays in its state until that day.
 */
export function endArrangement(
  context: AgreementsContext,
  input: EndArrangementInput,
): Promise<Outcome<Arrangement>> {
  const day = today(context.clock);
  const endsOn = input.endsOn ?? day;
  const path = ['input', 'endsOn'];
  return takeStep(context, input, {
    step: 'END',
    action: 'endArrangement',
    purpose: 'end a framework of working agreements',
    errors: [],
    take: async (manager, { arrangement }) => {
      const { validFrom, validUntil, state, id } = arrangement;
      if (!isInForce(state) || (validFrom !== null && endsOn <= validFrom)) {
        return endsOn > day ? refused(invalidValue(path, 'IN_THE_FUTURE')) : done<StepResult>({});
      }
      if (validUntil !== null && endsOn > addDays(validUntil, 1)) {
        return refused(invalidValue(path, 'OUT_OF_RANGE'));
      }
      const changes = await manager.findBy(ArrangementStateChange, { arrangementId: id });
      if (changes.some(({ since }) => since > endsOn)) return refused(invalidValue(path, 'IN_THE_PAST'));
      const ended = { validUntil: addDays(endsOn, -1), since: endsOn };
      return done<StepResult>(endsOn > day ? { ...ended, state } : ended);
    },
  });
}
