import {
  checkFunctionAddress,
  checkText,
  type InputPath,
  invalidValue,
  today,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { EmployersContext } from '../context';
import { EmployerContact } from '../entities';

/** A contact person as an employer gives it. */
export interface EmployerContactInput {
  readonly functionTitle: string;
  readonly name?: string | null;
  readonly emailAddress: string;
  readonly phone?: string | null;
}

/** Who answers for an employer or site when it is registered. */
export interface FirstContactInput {
  readonly contact?: EmployerContactInput | null;
  readonly deputy?: EmployerContactInput | null;
}

const longestPhone = 20;
const phoneForm = /^\+?[0-9][0-9 ()-]*$/;

/** What is wrong with the contact and the deputy; a deputy stands beside a contact, never alone. */
export function checkFirstContact({ contact, deputy }: FirstContactInput): UserError[] {
  const errors = deputy && !contact ? [invalidValue(['input', 'contact'], 'REQUIRED')] : [];
  if (contact) errors.push(...checkPerson(contact, ['input', 'contact']));
  if (deputy) errors.push(...checkPerson(deputy, ['input', 'deputy']));
  return errors;
}

function checkPerson(person: EmployerContactInput, path: InputPath): UserError[] {
  return [
    ...checkText(person.functionTitle, [...path, 'functionTitle'], { maximum: 120, required: true }),
    ...checkText(person.name, [...path, 'name'], { maximum: 120 }),
    ...checkFunctionAddress(person.emailAddress, [...path, 'emailAddress']),
    ...checkPhone(person.phone, [...path, 'phone']),
  ];
}

function checkPhone(phone: string | null | undefined, path: InputPath): UserError[] {
  if (phone == null) return [];
  if (phone.length > longestPhone) return [invalidValue(path, 'TOO_LONG', { maximum: longestPhone })];
  return phoneForm.test(phone) ? [] : [invalidValue(path, 'MALFORMED')];
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
  await manager.insert(EmployerContact, { id, deputyOf: null, ...period, ...personOf(contact) });
  if (!deputy) return;
  await manager.insert(EmployerContact, { id: createId(), deputyOf: id, ...period, ...personOf(deputy) });
}

function personOf({ functionTitle, name, emailAddress, phone }: EmployerContactInput) {
  return {
    functionTitle: functionTitle.trim(),
    name: name?.trim() || null,
    emailAddress,
    phone: phone ?? null,
  };
}
