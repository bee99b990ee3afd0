import { isStorableText } from '@banenbrug/service-common';
import { isUnknownWord, nothing, plainText, type Reading, unread } from './word';

/** Characters of a reference, as a profile has them. */
const longest = 60;

/** What a spreadsheet makes of a long number: the digits are lost, and others' references would look the same. */
const rounded = /^\d[.,]\d+E\+\d+$/i;

/** The desk's own reference, as it stands. */
export function readReference(text: string): Reading<string> {
  const reference = text.trim();
  if (isUnknownWord(plainText(reference))) return nothing;
  if (reference.length > longest) return unread('TOO_LONG');
  const isWhole = isStorableText(reference) && !reference.includes('\uFFFD') && !rounded.test(reference);
  return isWhole ? { value: reference } : unread('UNREADABLE');
}
