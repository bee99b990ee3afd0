import {
  checkText,
  createOnce,
  done,
  isOwnEmployer,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  requireRole,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { ClauseRow } from '../../clauses';
import type { AgreementsContext } from '../../context';
import { Arrangement } from '../../entities';
import { insertClauseSet } from '../../repositories/adoption.repository';
import { addStateChange } from '../../repositories/arrangement-life.repository';
import { isContactOfEmployer, isOpenEmployer } from '../../repositories/reference.repository';
import { type ArrangementClausesInput, readClauses } from './clauses-input.service';

/** A framework to draft. */
export interface DraftArrangementInput {
  readonly idempotencyKey?: string | null;
  readonly employerId?: string | null;
  readonly title: string;
  readonly clauses: ArrangementClausesInput;
  readonly contactId?: string | null;
}

/** In characters. */
export const longestTitle = 200;

/**
 * Begins a framework of an employer as a draft that only the employer and the liaison see. The employer drafts its own;
 * the liaison draws one up for an employer.
 * @throws HubError UNAUTHENTICATED or FORBIDDEN
 */
export async function draftArrangement(
  context: AgreementsContext,
  input: DraftArrangementInput,
): Promise<Outcome<Arrangement>> {
  const { caller } = context;
  requireRole(caller, 'EMPLOYER', 'LIAISON');
  const employerId = input.employerId ?? caller.employerId;
  const { columns, errors } = readClauses(input.clauses);
  const invalid = refusal<Arrangement>([
    ...checkText(input.title, ['input', 'title'], { maximum: longestTitle, required: true }),
    ...(employerId !== null &&
    isUuid(employerId) &&
    (caller.role === 'LIAISON' || isOwnEmployer(caller, employerId))
      ? []
      : [referenceUnknown('input', 'employerId')]),
    ...(input.contactId != null && !isUuid(input.contactId) ? [referenceUnknown('input', 'contactId')] : []),
    ...errors,
  ]);
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'draftArrangement', input },
      (id) =>
        insert(manager, context, { ...input, id, employerId: (employerId ?? '').toLowerCase() }, columns),
      async (id) => done(await manager.findOneByOrFail(Arrangement, { id })),
    ),
  );
}

async function insert(
  manager: EntityManager,
  context: AgreementsContext,
  { id, employerId, title, contactId }: DraftArrangementInput & { id: string; employerId: string },
  columns: ClauseRow,
): Promise<Outcome<Arrangement>> {
  const refusedBy = refusal<Arrangement>(
    await checkReferences(manager, context, employerId, contactId ?? null),
  );
  if (refusedBy) return refusedBy;
  const draft: Arrangement = {
    id,
    employerId,
    title: title.trim(),
    version: 1,
    state: 'DRAFT',
    clauseSetId: context.createId(),
    signedOn: null,
    signatories: [],
    validFrom: null,
    validUntil: null,
    contactKind: contactId == null ? null : 'EMPLOYER',
    contactId: contactId?.toLowerCase() ?? null,
    frameworkId: context.createId(),
    revision: 1,
  };
  await insertDraft(manager, context, draft, columns);
  await writeAudit(manager, context, {
    action: 'draftArrangement',
    objectIds: [id],
    purpose: 'draft a framework of working agreements',
  });
  return done(draft);
}

/** Keeps a draft with its clauses and the first line of its history. */
export async function insertDraft(
  manager: EntityManager,
  { clock }: AgreementsContext,
  draft: Arrangement,
  columns: ClauseRow,
): Promise<void> {
  await insertClauseSet(manager, draft.clauseSetId, columns);
  await manager.insert(Arrangement, draft);
  await addStateChange(manager, {
    arrangementId: draft.id,
    state: 'DRAFT',
    since: today(clock),
    outcome: null,
  });
}

async function checkReferences(
  manager: EntityManager,
  { clock }: AgreementsContext,
  employerId: string,
  contactId: string | null,
): Promise<UserError[]> {
  const day = today(clock);
  if (!(await isOpenEmployer(manager, employerId, day))) return [referenceUnknown('input', 'employerId')];
  return contactId === null || (await isContactOfEmployer(manager, contactId, employerId, day))
    ? []
    : [referenceUnknown('input', 'contactId')];
}
