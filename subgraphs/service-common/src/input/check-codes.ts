import { type InputPath, invalidValue, referenceUnknown, type UserError } from '../errors';

/**
 * What is wrong with a list of codes: more than `maximumItems`, or codes that are not on their closed list, each with
 * its position at the end of the path. A list that is too long is not looked into.
 */
export function checkCodes<Code>(
  codes: readonly Code[] | null | undefined,
  path: InputPath,
  { isKnown, maximumItems }: { isKnown: (code: Code) => boolean; maximumItems: number },
): UserError[] {
  if (!codes) return [];
  if (codes.length > maximumItems) return [invalidValue(path, 'OUT_OF_RANGE', { maximum: maximumItems })];
  return codes.flatMap((code, index) => (isKnown(code) ? [] : [referenceUnknown(...path, String(index))]));
}
