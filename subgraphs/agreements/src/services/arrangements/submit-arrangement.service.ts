import { done, type Outcome, refused, stateConflict } from '@banenbrug/service-common';
import { clausesOf } from '../../clauses';
import type { AgreementsContext } from '../../context';
import { type Arrangement, ClauseSet } from '../../entities';
import { type ArrangementStepInput, takeStep } from './take-arrangement-step.service';

/** Lays a draft before the regions. From then on its text does not change: what regions answer is about this version. */
export function submitArrangement(
  context: AgreementsContext,
  input: ArrangementStepInput,
): Promise<Outcome<Arrangement>> {
  return takeStep(context, input, {
    step: 'SUBMIT',
    action: 'submitArrangement',
    purpose: 'lay a framework before the regions',
    errors: [],
    take: async (manager, { arrangement }) => {
      const clauses = await manager.findOneByOrFail(ClauseSet, { id: arrangement.clauseSetId });
      return clausesOf(clauses).length === 0
        ? refused(stateConflict(['input', 'arrangementId'], 'WITHOUT_CLAUSES'))
        : done({});
    },
  });
}
