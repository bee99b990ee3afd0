import {
  type ContactPersonInput,
  checkContactPerson,
  contactPersonColumns,
  invalidValue,
  today,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { EmployersContext } from '../context';
import { EmployerContact } from '../entities';

/** Who answers for an employer or site when it is registered. */
export interface FirstContactInput {
  readonly contact?: ContactPersonInput | null;
  readonly deputy?: ContactPersonInput | null;
}

/** What is wrong with the contact and the deputy; a deputy stands beside a contact, never alone. */
export function checkFirstContact({ contact, deputy }: FirstContactInput): UserError[] {
  const errors = deputy && !contact ? [invalidValue(['input', 'contact'], 'REQUIRED')] : [];
  if (contact) errors.push(...checkContactPerson(contact, ['input', 'contact']));
  if (deputy) errors.push(...checkContactPerson(deputy, ['input', 'deputy']));
  return errors;
}

/** Puts the contact in charge from today, and the deputy beside it, in the transaction that registers their place. */
export async function insertFirstContact(
  manager: EntityManager,
  { createId, clock }: EmployersContext,
  place: { readonly employerId: string; readonly siteId: string | null },
  { contact, deputy }: FirstContactInput,
): Promise<void> {
  if (!contact) return;
  const day = today(clock);
  const period = { ...place, validFrom: day, validUntil: null, verifiedOn: day };
  const id = createId();
  await manager.insert(EmployerContact, { id, deputyOf: null, ...period, ...contactPersonColumns(contact) });
  if (!deputy) return;
  await manager.insert(EmployerContact, {
    id: createId(),
    deputyOf: id,
    ...period,
    ...contactPersonColumns(deputy),
  });
}
