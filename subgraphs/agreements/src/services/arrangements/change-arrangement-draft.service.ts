import {
  checkText,
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  today,
} from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { Arrangement, ClauseSet } from '../../entities';
import { insertClauseSet } from '../../repositories/adoption.repository';
import { isContactOfEmployer } from '../../repositories/reference.repository';
import { type ArrangementClausesInput, readClauses } from './clauses-input.service';
import { longestTitle } from './draft-arrangement.service';
import { type ArrangementStepInput, takeStep } from './take-arrangement-step.service';

/** What to change of a draft; what is absent stays as it is. */
export interface ChangeArrangementDraftInput extends ArrangementStepInput {
  readonly title?: string | null;
  readonly clauses?: ArrangementClausesInput | null;
  readonly contactId?: string | null;
}

/** Changes a draft. Clauses, when given, take the place of all clauses that it had. */
export function changeArrangementDraft(
  context: AgreementsContext,
  input: ChangeArrangementDraftInput,
): Promise<Outcome<Arrangement>> {
  const { title, clauses, contactId } = input;
  const { columns, errors } = readClauses(clauses);
  return takeStep(context, input, {
    step: 'CHANGE',
    action: 'changeArrangementDraft',
    purpose: 'change a draft of a framework',
    errors: [
      ...(title == null && clauses == null && contactId == null ? [invalidValue(['input'], 'REQUIRED')] : []),
      ...(title == null
        ? []
        : checkText(title, ['input', 'title'], { maximum: longestTitle, required: true })),
      ...(contactId != null && !isUuid(contactId) ? [referenceUnknown('input', 'contactId')] : []),
      ...errors,
    ],
    take: async (manager, { arrangement }) => {
      const { employerId } = arrangement;
      if (
        contactId != null &&
        !(await isContactOfEmployer(manager, contactId, employerId, today(context.clock)))
      ) {
        return refused(referenceUnknown('input', 'contactId'));
      }
      const clauseSetId = clauses == null ? arrangement.clauseSetId : context.createId();
      if (clauses != null) {
        await insertClauseSet(manager, clauseSetId, columns);
        await manager.update(Arrangement, { id: arrangement.id }, { clauseSetId });
        await manager.delete(ClauseSet, { id: arrangement.clauseSetId });
      }
      return done({
        clauseSetId,
        ...(title == null ? {} : { title: title.trim() }),
        ...(contactId == null
          ? {}
          : { contactKind: 'EMPLOYER' as const, contactId: contactId.toLowerCase() }),
      });
    },
  });
}
