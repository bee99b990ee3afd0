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
import type { EmployersContext } from '../context';
import { EmployerContact } from '../entities';
import { lockContact } from '../repositories/employer-contact.repository';
import { contactKeepers, mayKeepContactsOf } from './contact-keeper.service';

/** The contact whose details are right. */
export interface VerifyEmployerContactInput {
  readonly contactId: string;
}

/**
 * Confirms that a contact who is there, or will be, is reached as it says: verified today. Again on the same day it does
 * nothing. Who has other details by now is named anew, not verified.
 */
export async function verifyEmployerContact(
  context: EmployersContext,
  { contactId }: VerifyEmployerContactInput,
): Promise<Outcome<EmployerContact>> {
  requireRole(context.caller, ...contactKeepers);
  const unknown = referenceUnknown('input', 'contactId');
  if (!isUuid(contactId)) return refused(unknown);
  const day = today(context.clock);
  return context.database.transaction(async (manager) => {
    const contact = await lockContact(manager, contactId);
    if (!contact || !mayKeepContactsOf(context.caller, contact.employerId)) return refused(unknown);
    if (contact.validUntil !== null && contact.validUntil < day) {
      return refused(stateConflict(['input', 'contactId'], 'ENDED'));
    }
    if (contact.verifiedOn >= day) return done(contact);
    await manager.update(EmployerContact, { id: contact.id }, { verifiedOn: day });
    await writeAudit(manager, context, {
      action: 'verifyEmployerContact',
      objectIds: [contact.employerId, contact.id],
      purpose: 'confirm the details of a contact',
    });
    return done(Object.assign(contact, { verifiedOn: day }));
  });
}
