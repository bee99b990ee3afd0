import {
  addDays,
  type ContactPersonInput,
  checkContactPerson,
  contactPersonColumns,
  createOnce,
  done,
  invalidValue,
  isOwnDesk,
  isUuid,
  type Outcome,
  refusal,
  referenceUnknown,
  refused,
  requireRole,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { RegionsContext } from '../context';
import { DeskContact } from '../entities';
import { endContactsBefore, lockOpenDesk, nextStart } from '../repositories/desk-contact.repository';

/** The contact person of a desk, and from when. */
export interface NameDeskContactInput {
  readonly idempotencyKey?: string | null;
  readonly deskId: string;
  readonly validFrom: string;
  readonly contact: ContactPersonInput;
  readonly deputy?: ContactPersonInput | null;
}

/**
 * Names the contact of a desk from a date (DESIGN rule 7): the one in charge then ends the day before, and a
 * contact already named for later keeps its day.
 */
export async function nameDeskContact(
  context: RegionsContext,
  input: NameDeskContactInput,
): Promise<Outcome<DeskContact>> {
  requireRole(context.caller, 'DESK', 'LIAISON', 'ADMIN');
  const invalid = refusal<DeskContact>(check(input, today(context.clock)));
  if (invalid) return invalid;
  if (!mayName(context, input.deskId)) return refused(referenceUnknown('input', 'deskId'));
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'nameDeskContact', input },
      (id) => handOver(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(DeskContact, { id })),
    ),
  );
}

/** A desk names its own contact; another desk's is to it as if it did not exist. */
function mayName({ caller }: RegionsContext, deskId: string): boolean {
  return isUuid(deskId) && (caller.role !== 'DESK' || isOwnDesk(caller, deskId));
}

function check(input: NameDeskContactInput, day: string): UserError[] {
  const errors = input.validFrom < day ? [invalidValue(['input', 'validFrom'], 'IN_THE_PAST')] : [];
  errors.push(...checkContactPerson(input.contact, ['input', 'contact']));
  if (input.deputy) errors.push(...checkContactPerson(input.deputy, ['input', 'deputy']));
  return errors;
}

async function handOver(
  manager: EntityManager,
  context: RegionsContext,
  input: NameDeskContactInput,
  id: string,
): Promise<Outcome<DeskContact>> {
  const desk = await lockOpenDesk(manager, input.deskId);
  if (!desk) return refused(referenceUnknown('input', 'deskId'));
  const next = await nextStart(manager, desk.id, input.validFrom);
  if (next === input.validFrom) return refused(stateConflict(['input', 'validFrom'], 'NAMED_FROM_THAT_DAY'));
  await endContactsBefore(manager, desk.id, input.validFrom);
  const period = {
    deskId: desk.id,
    validFrom: input.validFrom,
    validUntil: next === null ? null : addDays(next, -1),
    verifiedOn: today(context.clock),
  };
  const contact = { id, deputyOf: null, ...period, ...contactPersonColumns(input.contact) };
  await manager.insert(DeskContact, contact);
  if (input.deputy) {
    await manager.insert(DeskContact, {
      id: context.createId(),
      deputyOf: id,
      ...period,
      ...contactPersonColumns(input.deputy),
    });
  }
  await writeAudit(manager, context, {
    action: 'nameDeskContact',
    objectIds: [desk.id, id],
    purpose: 'name the contact of a desk',
    deskId: desk.id,
  });
  return done(contact);
}
