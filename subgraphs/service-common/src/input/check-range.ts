import { type InputPath, invalidValue, type UserError } from '../errors';

/** A range as inputs give it; an end that is null or absent is open or unknown. */
export interface InputRange {
  readonly min?: number | null;
  readonly max?: number | null;
}

/** What is wrong with a range: an end outside the bounds, or the end before the start. */
export function checkRange(
  range: InputRange | null | undefined,
  path: InputPath,
  bounds: { minimum: number; maximum: number },
): UserError[] {
  if (!range) return [];
  const errors = [
    ...checkNumber(range.min, [...path, 'min'], bounds),
    ...checkNumber(range.max, [...path, 'max'], bounds),
  ];
  if (range.min != null && range.max != null && range.max < range.min) {
    errors.push(invalidValue(path, 'END_BEFORE_START'));
  }
  return errors;
}

/** What is wrong with a number: outside its bounds. */
export function checkNumber(
  value: number | null | undefined,
  path: InputPath,
  { minimum, maximum }: { minimum: number; maximum: number },
): UserError[] {
  return value != null && (value < minimum || value > maximum)
    ? [invalidValue(path, 'OUT_OF_RANGE', { minimum, maximum })]
    : [];
}

/** What is wrong with two dates or months of the same form: the end before the start. Equal is right. */
export function checkPeriod(
  from: string | null | undefined,
  until: string | null | undefined,
  path: InputPath,
): UserError[] {
  return from != null && until != null && until < from ? [invalidValue(path, 'END_BEFORE_START')] : [];
}
