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

/**
 * The digits of a telephone number: of another country with its +, Dutch from its 0, or of a municipality (14 and
 * its area). Nine digits are none of these: they could be a citizen service number.
 */
const phoneDigits = /^(\+[1-9][0-9]{7,14}|0([0-9]{7}|[0-9]{9,10})|140[0-9]{2,3})$/;

/** What is wrong with a contact person; the path of an error ends in the field. */
export function checkContactPerson(person: ContactPersonInput, path: InputPath): UserError[] {
  return [
    ...checkText(person.functionTitle, [...path, 'functionTitle'], { maximum: longestText, required: true }),
    ...checkText(person.name, [...path, 'name'], { maximum: longestText }),
    ...checkFunctionAddress(person.emailAddress, [...path, 'emailAddress']),
    ...checkPhone(person.phone, [...path, 'phone']),
  ];
}

/** The columns of a contact person: texts trimmed, what was not given null. */
export function contactPersonColumns({ functionTitle, name, emailAddress, phone }: ContactPersonInput) {
  return {
    functionTitle: functionTitle.trim(),
    name: name?.trim() || null,
    emailAddress,
    phone: phone ?? null,
  };
}

/** What is wrong with a telephone number: too long, or no number. */
export function checkPhone(phone: string | null | undefined, path: InputPath): UserError[] {
  if (phone == null) return [];
  if (phone.length > longestPhone) return [invalidValue(path, 'TOO_LONG', { maximum: longestPhone })];
  const isNumber = phoneForm.test(phone) && phoneDigits.test(phone.replaceAll(/[ ()-]/g, ''));
  return isNumber ? [] : [invalidValue(path, 'MALFORMED')];
}
