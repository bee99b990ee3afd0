import { type InputPath, invalidValue, sensitiveText, type UserError } from '../errors';
import { screen } from '../screening';

const address = /^[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/**
 * What is wrong with the e-mail address of a function or desk, the one text that must be an address: its form, or
 * that it holds anything else that may not enter the hub, such as a citizen service number before the sign.
 */
export function checkFunctionAddress(value: string, path: InputPath): UserError[] {
  if (value.length > 254 || !address.test(value)) return [invalidValue(path, 'MALFORMED')];
  return screen(value)
    .filter(({ category }) => category !== 'EMAIL' && category !== 'URL')
    .map(({ category, line }) => sensitiveText(path, category, line));
}
