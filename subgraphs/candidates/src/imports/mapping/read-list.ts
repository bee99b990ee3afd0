import { isUnknownWord, nothing, plainText, type Reading, type ReadingProblem } from './word';

/** The most items of a list, as the fields of a profile have them. */
export const maximumItems = 20;

/** What one item of a list is; undefined when it is none, with the reason. */
export type ItemReading<Item> = { readonly items: readonly Item[] } | { readonly problem: ReadingProblem };

/** The parts of a cell with several values. A comma in a number would split it too: no list here has such. */
export function partsOfList(text: string, separators = /[;,\n\r|]+/): string[] {
  return text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * A list in a cell. What no reader understands is left out and told of: the rest stays. When nothing is left the list
 * is unknown, since it is not known to be empty.
 */
export function readList<Item>(
  text: string,
  readItem: (part: string) => ItemReading<Item>,
  separators?: RegExp,
): Reading<readonly Item[]> {
  if (isUnknownWord(plainText(text))) return nothing;
  const found = new Set<Item>();
  let problem: ReadingProblem | undefined;
  for (const part of partsOfList(text, separators)) {
    if (isUnknownWord(plainText(part))) continue;
    const reading = readItem(part);
    if ('problem' in reading) problem ??= reading.problem;
    else for (const item of reading.items) found.add(item);
  }
  return bounded([...found], problem);
}

/** The list if it is not too long; one with nothing in it is unknown. */
export function bounded<Item>(
  items: readonly Item[],
  problem: ReadingProblem | undefined,
): Reading<readonly Item[]> {
  const isTooMany = items.length > maximumItems;
  const value = items.length === 0 ? null : items.slice(0, maximumItems);
  const told = isTooMany ? 'TOO_MANY' : problem;
  return told === undefined ? { value } : { value, problem: told };
}
