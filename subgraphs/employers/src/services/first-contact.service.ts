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
import type { ContactPlace } from '../repositories/employer-contact.repository';

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
  context: EmployersContext,
  place: ContactPlace,
  { contact, deputy = null }: FirstContactInput,
): Promise<void> {
  if (!contact) return;
  const period = { ...place, validFrom: today(context.clock), validUntil: null };
  await insertContact(manager, context, period, { contact, deputy }, context.createId());
}

/** Writes a contact, verified today, and the deputy beside it for the same days. Answers the contact. */
export async function insertContact(
  manager: EntityManager,
  { createId, clock }: EmployersContext,
  period: ContactPlace & Pick<EmployerContact, 'validFrom' | 'validUntil'>,
  { contact, deputy }: { readonly contact: ContactPersonInput; readonly deputy?: ContactPersonInput | null },
  id: string,
): Promise<EmployerContact> {
  const common = { ...period, verifiedOn: today(clock) };
  const row = { id, deputyOf: null, ...common, ...contactPersonColumns(contact) };
  await manager.insert(EmployerContact, row);
  if (deputy) {
    await manager.insert(EmployerContact, {
      id: createId(),
      deputyOf: id,
      ...common,
      ...contactPersonColumns(deputy),
    });
  }
  return row;
}
