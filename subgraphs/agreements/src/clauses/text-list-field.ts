import { checkTexts } from '@banenbrug/service-common';
import type { ClauseField, Phrase } from './clause-field';

/** A list of short texts in an order that matters; each is screened. */
export function textList(
  limits: { maximum: number; maximumItems: number },
  phrase: Phrase<readonly string[]>,
): ClauseField<readonly string[]> {
  const read = (value: unknown): readonly string[] | null => {
    if (!Array.isArray(value)) return null;
    const texts = value.filter((item) => typeof item === 'string').map((item) => item.trim());
    return texts.length === 0 ? null : texts;
  };
  return {
    columns: [{ suffix: '', type: 'text', isArray: true }],
    fromColumns: ([value]) => read(value),
    toColumns: (value) => [value],
    fromInput: read,
    check: (value, path) => checkTexts(value, path, limits),
    phrase,
  };
}
