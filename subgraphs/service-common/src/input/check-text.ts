import { type InputPath, invalidValue, sensitiveText, type UserError } from '../errors';
import { screen } from '../screening';
import { isStorableText } from '../storable-text';

/**
 * What is wrong with a free text: blank when it is needed, too long, with a character that cannot be stored, or
 * holding what must never enter the hub (domain rule 3). Every text that a caller writes passes here before anything is stored.
 */
export function checkText(
  text: string | null | undefined,
  path: InputPath,
  { maximum, required = false }: { maximum: number; required?: boolean },
): UserError[] {
  if (text == null || text.trim() === '') return required ? [invalidValue(path, 'REQUIRED')] : [];
  if (text.length > maximum) return [invalidValue(path, 'TOO_LONG', { maximum })];
  if (!isStorableText(text)) return [invalidValue(path, 'MALFORMED')];
  return screen(text).map(({ category, line }) => sensitiveText(path, category, line));
}

/** The same for a list of texts; the path of an error ends in the position. */
export function checkTexts(
  texts: readonly string[] | null | undefined,
  path: InputPath,
  limits: { maximum: number; maximumItems: number },
): UserError[] {
  if (!texts) return [];
  if (texts.length > limits.maximumItems)
    return [invalidValue(path, 'OUT_OF_RANGE', { maximum: limits.maximumItems })];
  return texts.flatMap((text, index) =>
    checkText(text, [...path, String(index)], { maximum: limits.maximum, required: true }),
  );
}
