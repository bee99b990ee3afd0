import { type InputPath, invalidValue, type UserError } from '../errors';

const address = /^[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** What is wrong with the e-mail address of a function or desk, the one text that must be an address. */
export function checkFunctionAddress(value: string, path: InputPath): UserError[] {
  return value.length <= 254 && address.test(value) ? [] : [invalidValue(path, 'MALFORMED')];
}
