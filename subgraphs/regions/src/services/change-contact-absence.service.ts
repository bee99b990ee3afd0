import {
  addDays,
  done,
  invalidValue,
  isUuid,
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
import type { RegionsContext } from '../context';
import { ContactAbsence, type DeskContact } from '../entities';
import { findAbsence } from '../repositories/contact-absence.repository';
import { lockContactOfOpenDesk } from '../repositories/desk-contact.repository';
import { contactKeepers, mayKeepContactsOf } from './contact-keeper.service';
import { checkPeriod, whatStandsAgainst } from './report-contact-absence.service';

/** Which absence, and as what it was read. */
export interface WithdrawContactAbsenceInput {
  readonly absenceId: string;
  /** Another revision means that somebody else has changed it since. */
  readonly expectedRevision: number;
}

/** The days as they should be. */
export interface ChangeContactAbsenceInput extends WithdrawContactAbsenceInput {
  readonly from: string;
  readonly until: string;
}

/** What is done to an absence under the lock of its desk. */
interface Change<T> {
  readonly action: string;
  /** What is told of it as it is now, beside a conflict. */
  readonly present: (absence: ContactAbsence, contact: DeskContact) => T;
  readonly apply: (
    manager: EntityManager,
    absence: ContactAbsence,
    contact: DeskContact,
  ) => Promise<Outcome<T>>;
}

/** Moves the days of an absence that is not over. A first day that has passed stays: past answers do not change. */
export async function changeContactAbsence(
  context: RegionsContext,
  input: ChangeContactAbsenceInput,
): Promise<Outcome<ContactAbsence>> {
  requireRole(context.caller, ...contactKeepers);
  const day = today(context.clock);
  const { from, until } = input;
  const invalid = refusal<ContactAbsence>([
    ...(until < day ? [invalidValue(['input', 'until'], 'IN_THE_PAST')] : []),
    ...checkPeriod(input),
  ]);
  if (invalid) return invalid;
  return change(context, input, {
    action: 'changeContactAbsence',
    present: (absence) => absence,
    apply: async (manager, absence, contact) => {
      if (from !== absence.awayFrom && (from < day || absence.awayFrom < day)) {
        return refused(invalidValue(['input', 'from'], 'IN_THE_PAST'));
      }
      const changed = Object.assign(new ContactAbsence(), absence, { awayFrom: from, awayUntil: until });
      const obstacle = await whatStandsAgainst(manager, contact, changed);
      if (obstacle) return refused(obstacle);
      return done(await write(manager, changed));
    },
  });
}

/**
 * Ends an absence: as if it had never been when it has not begun, else yesterday. Answers the contact, who is there from
 * today on.
 */
export async function withdrawContactAbsence(
  context: RegionsContext,
  input: WithdrawContactAbsenceInput,
): Promise<Outcome<DeskContact>> {
  requireRole(context.caller, ...contactKeepers);
  const day = today(context.clock);
  return change(context, input, {
    action: 'withdrawContactAbsence',
    present: (_, contact) => contact,
    apply: async (manager, absence, contact) => {
      if (absence.awayFrom >= day) await manager.delete(ContactAbsence, { id: absence.id });
      else
        await write(manager, Object.assign(new ContactAbsence(), absence, { awayUntil: addDays(day, -1) }));
      return done(contact);
    },
  });
}

async function change<T>(
  context: RegionsContext,
  input: WithdrawContactAbsenceInput,
  { action, present, apply }: Change<T>,
): Promise<Outcome<T>> {
  const unknown = referenceUnknown('input', 'absenceId');
  if (!isUuid(input.absenceId)) return refused(unknown);
  return context.database.transaction(async (manager) => {
    const found = await findAbsence(manager, input.absenceId);
    const contact = found && (await lockContactOfOpenDesk(manager, found.contactId));
    // Read again: only now it cannot change any more.
    const absence = contact && (await findAbsence(manager, input.absenceId));
    if (!contact || !absence || !mayKeepContactsOf(context.caller, contact.deskId)) return refused(unknown);
    const conflict = conflictOf(input, absence, today(context.clock));
    if (conflict) return refusedBeside(present(absence, contact), conflict);
    const outcome = await apply(manager, absence, contact);
    if (outcome.value === null) return outcome;
    await writeAudit(manager, context, {
      action,
      objectIds: [contact.id, absence.id],
      purpose: 'say when a contact is away',
      deskId: contact.deskId,
    });
    return outcome;
  });
}

function conflictOf(
  { expectedRevision }: WithdrawContactAbsenceInput,
  { awayUntil, revision }: ContactAbsence,
  day: string,
): UserError | null {
  const conflict = revisionConflict(expectedRevision, revision);
  if (conflict) return conflict;
  return awayUntil < day ? stateConflict(['input', 'absenceId'], 'OVER') : null;
}

/** Writes the days of an absence that was read under the lock of its desk. */
async function write(manager: EntityManager, absence: ContactAbsence): Promise<ContactAbsence> {
  const changed = Object.assign(absence, { revision: absence.revision + 1 });
  await manager.update(
    ContactAbsence,
    { id: changed.id },
    { awayFrom: changed.awayFrom, awayUntil: changed.awayUntil, revision: changed.revision },
  );
  return changed;
}
