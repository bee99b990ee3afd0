import {
  createOnce,
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { RegionsContext } from '../context';
import { ContactAbsence, type DeskContact } from '../entities';
import { isAwayBetween } from '../repositories/contact-absence.repository';
import { lockContactOfOpenDesk } from '../repositories/desk-contact.repository';
import { contactKeepers, mayKeepContactsOf } from './contact-keeper.service';

/** When a contact is away. Nobody asks why. */
export interface ReportContactAbsenceInput {
  readonly idempotencyKey?: string | null;
  readonly contactId: string;
  readonly from: string;
  readonly until: string;
}

/** Reports that a contact, or a deputy, is away from today or later on: on those days another answers. */
export async function reportContactAbsence(
  context: RegionsContext,
  input: ReportContactAbsenceInput,
): Promise<Outcome<ContactAbsence>> {
  requireRole(context.caller, ...contactKeepers);
  const day = today(context.clock);
  const early = input.from < day ? [invalidValue(['input', 'from'], 'IN_THE_PAST')] : [];
  const invalid = refusal<ContactAbsence>([...early, ...checkPeriod(input)]);
  if (invalid) return invalid;
  if (!isUuid(input.contactId)) return refused(referenceUnknown('input', 'contactId'));
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'reportContactAbsence', input },
      (id) => report(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(ContactAbsence, { id })),
    ),
  );
}

async function report(
  manager: EntityManager,
  context: RegionsContext,
  { contactId, from, until }: ReportContactAbsenceInput,
  id: string,
): Promise<Outcome<ContactAbsence>> {
  const contact = await lockContactOfOpenDesk(manager, contactId);
  if (!contact || !mayKeepContactsOf(context.caller, contact.deskId)) {
    return refused(referenceUnknown('input', 'contactId'));
  }
  const absence: ContactAbsence = {
    id,
    contactId: contact.id,
    awayFrom: from,
    awayUntil: until,
    revision: 1,
  };
  const obstacle = await whatStandsAgainst(manager, contact, absence);
  if (obstacle) return refused(obstacle);
  await manager.insert(ContactAbsence, absence);
  await writeAudit(manager, context, {
    action: 'reportContactAbsence',
    objectIds: [contact.id, id],
    purpose: 'say when a contact is away',
    deskId: contact.deskId,
  });
  return done(absence);
}

/** What is wrong with the days of an absence by themselves. */
export const checkPeriod = ({
  from,
  until,
}: Pick<ReportContactAbsenceInput, 'from' | 'until'>): UserError[] =>
  until < from ? [invalidValue(['input', 'until'], 'END_BEFORE_START')] : [];

/** Why a contact, whose desk is held, cannot be away on these days: it is not there then, or known to be away. */
export async function whatStandsAgainst(
  manager: EntityManager,
  { validFrom, validUntil }: DeskContact,
  absence: ContactAbsence,
): Promise<UserError | null> {
  const isThere = absence.awayUntil >= validFrom && (validUntil === null || absence.awayFrom <= validUntil);
  if (!isThere) return invalidValue(['input', 'from'], 'NOT_APPLICABLE');
  return (await isAwayBetween(manager, absence)) ? stateConflict(['input', 'from'], 'AWAY_THEN') : null;
}
