import {
  healthAcronyms,
  healthCompounds,
  healthEndings,
  healthPhrases,
  healthStems,
  healthWords,
  workEndings,
} from './health-words';

/** Longer words are read in pieces: a pattern without a bound could exhaust the stack on a hostile text. */
const word = /\p{L}{1,60}/gu;

const stemsByStart = new Map<string, string[]>();
for (const stem of healthStems) {
  const start = stem.slice(0, 3);
  stemsByStart.set(start, [...(stemsByStart.get(start) ?? []), stem]);
}

/** Whether a word, without accents and in lower case, is about somebody's health. */
function isHealthWord(word: string): boolean {
  if (word.length < 2) return false;
  if (healthWords.has(word)) return true;
  const hasStem = stemsByStart.get(word.slice(0, 3))?.some((stem) => word.startsWith(stem)) ?? false;
  const isNamed = hasStem || healthEndings.test(word) || healthCompounds.test(word);
  return isNamed && !workEndings.test(word);
}

/** Where a folded text holds words on health, each also read together with the one that a hyphen ties to it. */
function findWords(lower: string): number[] {
  const found: number[] = [];
  let previous = { letters: '', end: -1 };
  for (const { 0: letters, index } of lower.matchAll(word)) {
    const isTied = lower[index - 1] === '-' && previous.end === index - 1;
    if (isHealthWord(letters) || (isTied && isHealthWord(previous.letters + letters))) found.push(index);
    previous = { letters, end: index + letters.length };
  }
  return found;
}

/** Where a folded text names a condition, its treatment or a medicine, in Dutch or English. */
export function findHealthWords(text: string): number[] {
  const lower = text.toLowerCase();
  return [
    ...findWords(lower),
    ...[...lower.matchAll(healthPhrases)].map(({ index }) => index),
    ...[...text.matchAll(healthAcronyms)].map(({ index }) => index),
  ];
}
