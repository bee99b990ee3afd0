const candidate = /(?<![a-z0-9€.,])(?<!€ )([1-9]\d{3})( {0,2}|-)([a-z]{2})(?![a-z0-9])/gi;
/** After the word a pair that is also a unit counts, and so does a dot. */
const labelled =
  /(?<![a-z])(?:postcode|pc)(?![a-z])[^\n\d]{0,12}([1-9]\d{3})([ .-]{0,3})([a-z]{2})(?![a-z0-9])/gi;

/** Combinations that are not given out. */
const unused = new Set(['SA', 'SD', 'SS']);
const units = new Set('KG KM CM MM ML DL CL MB GB TB KB KW MW PK'.split(' '));
/** Two-letter Dutch and English words that follow a number or a year in ordinary sentences. */
const words = new Set(
  `AL AM AN AS AT BE BY CA DE DO EN ER ET EU EX GA GO HA HE IF IK IN IS IT JA JE ME MN MY NA NO NR NU OF OK OM ON OP
   OR PM SO ST TE TO UP US WE ZE ZO`.split(/\s+/),
);

function isPostcode([, digits = '', gap = '', letters = '']: RegExpExecArray, isLabelled = false): boolean {
  const pair = letters.toUpperCase();
  if (unused.has(pair) || (units.has(pair) && !isLabelled)) return false;
  const looksLikeYear = /^(?:19|20)/.test(digits);
  const isCapital = letters === pair;
  if (gap === '') return true;
  return !words.has(pair) || (isCapital && !looksLikeYear);
}

/**
 * Where a folded text holds a full Dutch postcode (1234 AB). Four digits alone are an area and may stay; a
 * year or a quantity before a short word or a unit is none.
 */
export function findPostcodes(text: string): number[] {
  const plain = [...text.matchAll(candidate)].filter((match) => isPostcode(match));
  const afterLabel = [...text.matchAll(labelled)].filter((match) => isPostcode(match, true));
  return [...plain, ...afterLabel].map(({ index }) => index);
}
