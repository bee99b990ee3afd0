import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  requireRole,
  stateConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import { DeskContact } from '../entities';
import { lockContactOfOpenDesk } from '../repositories/desk-contact.repository';
import { contactKeepers, mayKeepContactsOf } from './contact-keeper.service';

/** The contact whose details are right. */
export interface VerifyDeskContactInput {
  readonly contactId: string;
}

/**
 * Confirms that a contact who is there, or will be, is reached as it says: verified today. Again on the same day it does
 * nothing. Who has other details by now is named anew, not verified.
 */
export async function verifyDeskContact(
  context: RegionsContext,
  { contactId }: VerifyDeskContactInput,
): Promise<Outcome<DeskContact>> {
  requireRole(context.caller, ...contactKeepers);
  const unknown = referenceUnknown('input', 'contactId');
  if (!isUuid(contactId)) return refused(unknown);
  const day = today(context.clock);
  return context.database.transaction(async (manager) => {
    const contact = await lockContactOfOpenDesk(manager, contactId);
    if (!contact || !mayKeepContactsOf(context.caller, contact.deskId)) return refused(unknown);
    if (contact.validUntil !== null && contact.validUntil < day) {
      return refused(stateConflict(['input', 'contactId'], 'ENDED'));
    }
    if (contact.verifiedOn >= day) return done(contact);
    await manager.update(DeskContact, { id: contact.id }, { verifiedOn: day });
    await writeAudit(manager, context, {
      action: 'verifyDeskContact',
      objectIds: [contact.id],
      purpose: 'confirm the details of a contact',
      deskId: contact.deskId,
    });
    return done(Object.assign(contact, { verifiedOn: day }));
  });
}
