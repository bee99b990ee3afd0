import { careEndings, careStems, careWords } from './health-care';
import {
  bodyCompounds,
  conditionAcronyms,
  conditionEndings,
  conditionStems,
  conditionWords,
  namedIllnesses,
  notConditions,
} from './health-conditions';
import { healthPhrases } from './health-phrases';

/** Longer words are read in pieces: a pattern without a bound could exhaust the stack on a hostile text. */
const word = /\p{L}{1,60}/gu;

/** Letters one by one: "a u t i s m e". */
const spacedLetters = /(?<!\p{L})\p{L}(?:[ .-]{1,3}\p{L}(?!\p{L})){3,30}/gu;

/** A compound that ends so is a trade, a service or an organisation: diabetesverpleegkundige, verslavingszorg. */
const workEndings =
  /(?:zorg|arts|artsen|verpleegkundigen?|loog|logen|logie|logisch|logische|therapeut|therapeuten|specialist|specialisten|onderzoek|onderzoekers?|fonds|fondsen|vereniging|stichting|kliniek|klinieken|polikliniek|ziekenhuis|centrum|praktijk|preventie|bestrijding|verlof|vervanging|makers?)$/;

/** Shorter stems have too many neighbours to be read by sound. */
const shortestSound = 6;

/** A word as it sounds, so that the usual typing errors are one word: eppilepsie, depresief, dislexia. */
function soundOf(letters: string): string {
  return letters
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/c/g, 'k')
    .replace(/z/g, 's')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** Stems by their first three letters. */
class Stems {
  private readonly byStart = new Map<string, string[]>();

  constructor(stems: readonly string[]) {
    for (const stem of stems) {
      const start = stem.slice(0, 3);
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), stem]);
    }
  }

  begin(letters: string): boolean {
    return this.byStart.get(letters.slice(0, 3))?.some((stem) => letters.startsWith(stem)) ?? false;
  }
}

const stems = [...conditionStems, ...careStems];
const writtenStems = new Stems(stems);
const soundedStems = new Stems(stems.map(soundOf).filter((sound) => sound.length >= shortestSound));
const words: ReadonlySet<string> = new Set([...conditionWords, ...careWords]);
const patterns = [conditionEndings, bodyCompounds, namedIllnesses, careEndings];

/** Whether a word, without accents and in lower case, is about somebody's health. */
function isHealthWord(letters: string): boolean {
  if (!/^[a-z]{2,}$/.test(letters) || notConditions.has(letters)) return false;
  if (words.has(letters)) return true;
  const isNamed =
    writtenStems.begin(letters) ||
    soundedStems.begin(soundOf(letters)) ||
    patterns.some((pattern) => pattern.test(letters));
  return isNamed && !workEndings.test(letters);
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

function findSpacedWords(lower: string): number[] {
  return [...lower.matchAll(spacedLetters)]
    .filter(({ 0: spaced }) => isHealthWord(spaced.replace(/[ .-]/g, '')))
    .map(({ index }) => index);
}

/** Two letters that can be of one word. A text without, such as a number with a letter before it, names nothing. */
const lettersTogether = /\p{L}[ .-]{0,3}\p{L}/u;

/** Where a folded text names a condition, its treatment, a medicine or an aid, in Dutch or English. */
export function findHealthWords(text: string): number[] {
  if (!lettersTogether.test(text)) return [];
  const lower = text.toLowerCase();
  return [
    ...findWords(lower),
    ...findSpacedWords(lower),
    ...[...lower.matchAll(healthPhrases)].map(({ index }) => index),
    ...[...text.matchAll(conditionAcronyms)].map(({ index }) => index),
  ];
}
