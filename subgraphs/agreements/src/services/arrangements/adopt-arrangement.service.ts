import {
  createOnce,
  done,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  requireRole,
  revisionConflict,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { ClauseSet, RegionalArrangement } from '../../entities';
import {
  type AdoptionPlace,
  findAdoption,
  insertClauseSet,
  keepFormerAnswer,
  replaceDeviations,
} from '../../repositories/adoption.repository';
import { lockArrangement } from '../../repositories/arrangement.repository';
import { contactInChargeOf, isContactInRegion } from '../../repositories/reference.repository';
import { type AdoptArrangementInput, checkAdoption } from './adoption-input.service';
import { stateToday } from './arrangement-state.service';
import { transitions } from './arrangement-transitions.service';
import { type Deviation, readDeviations } from './deviation-input.service';
import { signatoryLine } from './signatory-input.service';

export type { AdoptArrangementInput } from './adoption-input.service';

/**
 * Says how far a region takes an arrangement over (domain rule 9). Answering again takes the place of the former
 * answer, which is kept, and is compare-and-set on its revision; without a contact it keeps the former one, or takes the
 * desk's own.
 */
export async function adoptArrangement(
  context: AgreementsContext,
  input: AdoptArrangementInput,
): Promise<Outcome<RegionalArrangement>> {
  const { caller, clock } = context;
  requireRole(caller, 'DESK', 'LIAISON');
  const { deviations, errors } = readDeviations(input.deviations ?? []);
  const invalid = refusal<RegionalArrangement>([...checkAdoption(input, caller, today(clock)), ...errors]);
  if (invalid) return invalid;
  const place: AdoptionPlace = {
    arrangementId: input.arrangementId.toLowerCase(),
    regionCode: input.region,
    municipalityCode: input.municipality ?? null,
  };
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'adoptArrangement', input },
      (id) => adopt(manager, context, input, place, deviations, id),
      // Not by id: answering again keeps the first answer's.
      async () => found(await findAdoption(manager, place)),
    ),
  );
}

const found = (row: RegionalArrangement | null): Outcome<RegionalArrangement> =>
  row ? done(row) : refused(referenceUnknown('input', 'arrangementId'));

async function adopt(
  manager: EntityManager,
  context: AgreementsContext,
  input: AdoptArrangementInput,
  place: AdoptionPlace,
  deviations: readonly Deviation[],
  id: string,
): Promise<Outcome<RegionalArrangement>> {
  const refusedBy = refusal<RegionalArrangement>(await checkStanding(manager, context, input, deviations));
  if (refusedBy) return refusedBy;
  const existing = await findAdoption(manager, place);
  const revision = existing?.revision ?? 0;
  const conflict = revisionConflict(input.expectedRevision ?? 0, revision);
  if (conflict) return existing ? refusedBeside(existing, conflict) : refused(conflict);
  const contactId = await contactFor(manager, context, input, existing);
  const answer: RegionalArrangement = {
    ...place,
    id: existing?.id ?? id,
    coverage: input.coverage,
    clauseSetId: deviations.length === 0 ? null : context.createId(),
    adoptedOn: input.coverage === 'NOT_YET' ? null : (input.adoptedOn ?? today(context.clock)),
    answeredOn: today(context.clock),
    contactKind: contactId === null ? null : 'DESK',
    contactId,
    signatories: (input.signatories ?? []).map(signatoryLine),
    revision: revision + 1,
    formerOf: null,
  };
  await write(manager, answer, deviations, existing && { row: existing, id: context.createId() });
  await writeAudit(manager, context, {
    action: 'adoptArrangement',
    objectIds: [place.arrangementId, answer.id],
    purpose: 'say how far a region takes an arrangement over',
  });
  return done(answer);
}

/** What stands in the way in the database. The arrangement is held, so that answers to it come one by one. */
async function checkStanding(
  manager: EntityManager,
  { caller, clock }: AgreementsContext,
  { arrangementId, contactId, region }: AdoptArrangementInput,
  deviations: readonly Deviation[],
): Promise<UserError[]> {
  const arrangement = await lockArrangement(manager, caller, arrangementId);
  if (!arrangement) return [referenceUnknown('input', 'arrangementId')];
  const state = stateToday(arrangement, today(clock));
  if (transitions.ADOPT[state] === undefined) return [stateConflict(['input', 'arrangementId'], state)];
  if (contactId != null && !(await isContactInRegion(manager, contactId, region, today(clock)))) {
    return [referenceUnknown('input', 'contactId')];
  }
  if (deviations.length === 0) return [];
  const standard = await manager.findOneByOrFail(ClauseSet, { id: arrangement.clauseSetId });
  return deviations
    .filter(({ descriptor, columns }) => descriptor.isEqual(standard, columns))
    .map(({ index }) => stateConflict(['input', 'deviations', String(index)], 'SAME_AS_STANDARD'));
}

async function contactFor(
  manager: EntityManager,
  { caller, clock }: AgreementsContext,
  { contactId }: AdoptArrangementInput,
  existing: RegionalArrangement | null,
): Promise<string | null> {
  if (contactId != null) return contactId.toLowerCase();
  if (existing?.contactId) return existing.contactId;
  return caller.deskId === null ? null : contactInChargeOf(manager, caller.deskId, today(clock));
}

/** Values before the answer that names them; the former answer once its place is free. */
async function write(
  manager: EntityManager,
  answer: RegionalArrangement,
  deviations: readonly Deviation[],
  former: { readonly row: RegionalArrangement; readonly id: string } | null,
): Promise<void> {
  if (answer.clauseSetId !== null) {
    const clauses = Object.assign({}, ...deviations.map(({ columns }) => columns)) as Record<string, unknown>;
    await insertClauseSet(manager, answer.clauseSetId, clauses);
  }
  if (former) {
    await manager.update(RegionalArrangement, { id: answer.id }, answer);
    await keepFormerAnswer(manager, former.row, former.id);
  } else await manager.insert(RegionalArrangement, answer);
  await replaceDeviations(
    manager,
    answer.id,
    deviations.map(({ descriptor, reason }) => ({ ingredient: descriptor.ingredient, reason })),
  );
}
