import { type InputPath, invalidValue, type UserError } from '../errors';
import { checkFunctionAddress } from './check-function-address';
import { checkText } from './check-text';

/** A contact person as a desk or an employer gives it. */
export interface ContactPersonInput {
  readonly functionTitle: string;
  readonly name?: string | null;
  readonly emailAddress: string;
  readonly phone?: string | null;
}

/** In characters, like the longest phone. */
const longestText = 120;
const longestPhone = 20;

/** A text in its place would be stored unread: whatever is no number is refused by its form. */
const phoneForm = /^\+?[0-9][0-9 ()-]*$/;

/** What is wrong with a contact person; the path of an error ends in the field. */
export function checkContactPerson(person: ContactPersonInput, path: InputPath): UserError[] {
  return [
    ...checkText(person.functionTitle, [...path, 'functionTitle'], { maximum: longestText, required: true }),
    ...checkText(person.name, [...path, 'name'], { maximum: longestText }),
    ...checkFunctionAddress(person.emailAddress, [...path, 'emailAddress']),
    ...checkPhone(person.phone, [...path, 'phone']),
  ];
}

function checkPhone(phone: string | null | undefined, path: InputPath): UserError[] {
  if (phone == null) return [];
  if (phone.length > longestPhone) return [invalidValue(path, 'TOO_LONG', { maximum: longestPhone })];
  return phoneForm.test(phone) ? [] : [invalidValue(path, 'MALFORMED')];
}
