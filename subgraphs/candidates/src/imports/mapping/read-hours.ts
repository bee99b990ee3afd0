import type { InputRange } from '@banenbrug/service-common';
import { isUnknownWord, nothing, plainText, type Reading, unread } from './word';

/** Hours of a week that the hub holds. */
const most = 60;

const number = '(\\d{1,3})(?:[.,]0+)?';
const oneNumber = new RegExp(`^${number}$`);
const twoNumbers = new RegExp(`^(?:van |tussen )?${number} ?(?:-|–|—|tot en met|t/m|tot|en|/) ?${number}$`);
const upTo = new RegExp(`^(?:maximaal|max\\.?|tot en met|t/m|tot|hoogstens|<=?|≤) ?${number}$`);
const atLeast = new RegExp(`^(?:minimaal|min\\.?|vanaf|minstens|>=?|≥) ?${number}$`);
const unit = / ?(?:uren|uur|u\.?|hours|h) ?(?=$|-|–|—|tot|t\/m|en |\/|per|p\.?\/?w)/g;
const perWeek = / ?(?:per week|p\.?\/?w\.?|\/ ?week|in de week)$/;

/**
 * Hours per week: "24-32 u", "24 tot 32", "max 32 uur", "32". One number is both ends; an end that is not told is
 * unknown. Parts of an hour are not read, since to round would be to invent.
 */
export function readHours(text: string): Reading<InputRange> {
  const plain = plainText(text);
  if (isUnknownWord(plain)) return nothing;
  const bare = plain.replace(perWeek, '').replace(unit, '').replace(perWeek, '').trim();
  const range = rangeOf(bare);
  if (range === null) return unread('UNREADABLE');
  const ends = [range.min, range.max].filter((end) => end !== null);
  if (ends.some((end) => end > most)) return unread('OUT_OF_BOUNDS');
  if (range.min !== null && range.max !== null && range.max < range.min) return unread('UNREADABLE');
  return { value: range };
}

/** One number of hours, for a column that is one end of the range. */
export function readHoursEnd(text: string): Reading<number> {
  const { value, problem } = readHours(text);
  if (problem !== undefined) return unread(problem);
  if (value === null) return nothing;
  const ends = new Set([value.min ?? value.max, value.max ?? value.min]);
  const [end] = ends;
  return ends.size === 1 && end != null ? { value: end } : unread('AMBIGUOUS');
}

function rangeOf(bare: string): { min: number | null; max: number | null } | null {
  const [, same] = oneNumber.exec(bare) ?? [];
  if (same !== undefined) return { min: Number(same), max: Number(same) };
  const [, min, max] = twoNumbers.exec(bare) ?? [];
  if (min !== undefined) return { min: Number(min), max: Number(max) };
  const [, only] = upTo.exec(bare) ?? [];
  if (only !== undefined) return { min: null, max: Number(only) };
  const [, least] = atLeast.exec(bare) ?? [];
  return least === undefined ? null : { min: Number(least), max: null };
}
