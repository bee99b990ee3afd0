/** A skill as the dictionary writes it: without spaces around it, in lower case. */
export const skillText = (given: string): string => given.trim().replace(/\s+/g, ' ').toLowerCase();

/** Shorter words begin too many others: "post" is no "postuur". */
const shortestBeginning = 5;

/** A word of fewer letters is taken for no compound, and fewer letters for no second part of one. */
const [shortestCompound, shortestSecondPart] = [9, 4];

/** What else than its own words an asked skill can be written with, as PostgreSQL's queries; null is nothing. */
export interface WordsAsked {
  /** Words that begin as the asked ones: "heftruck" is in "heftruckchauffeur". */
  readonly beginnings: string | null;
  /** Words that the asked one begins with: "heftruckchauffeur" is about a "heftruck". */
  readonly fronts: string | null;
}

/** The queries of an asked skill; they hold letters and digits only, so nothing in them is taken for syntax. */
export function wordsAsked(given: string): WordsAsked {
  const words = skillText(given)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const isLong = (word: string): boolean => word.length >= shortestBeginning;
  const [first = '', ...others] = words;
  const isCompound = others.length === 0 && first.length >= shortestCompound;
  return {
    beginnings: words.some(isLong)
      ? words.map((word) => (isLong(word) ? `'${word}':*` : `'${word}'`)).join(' & ')
      : null,
    fronts: isCompound ? frontsOf(first).join(' | ') : null,
  };
}

const frontsOf = (word: string): string[] =>
  Array.from(
    { length: word.length - shortestSecondPart - shortestBeginning + 1 },
    (_, at) => `'${word.slice(0, shortestBeginning + at)}'`,
  );
