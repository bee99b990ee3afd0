import { type InputPath, invalidValue, referenceUnknown, type UserError } from '@banenbrug/service-common';

/** What is wrong with a list of codes: too many, or one that is not on the closed list; the path ends in its position. */
export function checkCodes<Code>(
  codes: readonly Code[] | null | undefined,
  path: InputPath,
  { isKnown, maximumItems }: { isKnown: (code: Code) => boolean; maximumItems: number },
): UserError[] {
  if (!codes) return [];
  if (codes.length > maximumItems) return [invalidValue(path, 'OUT_OF_RANGE', { maximum: maximumItems })];
  return codes.flatMap((code, index) => (isKnown(code) ? [] : [referenceUnknown(...path, String(index))]));
}
