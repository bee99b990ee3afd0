/** Words by which desks say that they do not know, besides an empty cell: not a fault, and no value. */
const unknownWords = new Set([
  '',
  '-',
  '--',
  '?',
  '??',
  'onbekend',
  'niet bekend',
  'nog niet bekend',
  'nog onbekend',
  'n.v.t.',
  'n.v.t',
  'nvt',
  'niet van toepassing',
  'n.b.',
  'nnb',
  'nb',
  'n/a',
  'na',
  'unknown',
  'null',
  'none given',
  'niet ingevuld',
  'leeg',
]);

/** Most cells: nothing to fold but their case. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/;

/** A cell as readers compare it: without case, accents, and doubled or hard spaces. */
export function plainText(text: string): string {
  if (text === '') return text;
  if (isPlain.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Whether a text, already plain, says that nothing is known. */
export const isUnknownWord = (plain: string): boolean => unknownWords.has(plain);

/** What a reader makes of a cell: a value, nothing known (null), or a problem that leaves the field unknown. */
export type Reading<Value> =
  | { readonly value: Value | null; readonly problem?: undefined }
  | { readonly value: Value | null; readonly problem: ReadingProblem };

/** Why a reader took nothing, or not everything, from a cell. */
export type ReadingProblem =
  | 'UNREADABLE'
  | 'UNKNOWN_CODE'
  | 'AMBIGUOUS'
  | 'OUT_OF_BOUNDS'
  | 'TOO_LONG'
  | 'TOO_MANY';

/** Nothing is said. */
export const nothing: Reading<never> = Object.freeze({ value: null });

/** Something is said that cannot be taken. */
export const unread = (problem: ReadingProblem): Reading<never> => ({ value: null, problem });

const yes = new Set(['ja', 'j', 'yes', 'y', 'waar', 'true', 'akkoord', '1']);
const no = new Set(['nee', 'neen', 'n', 'no', 'onwaar', 'false', 'niet akkoord', 'geen', '2']);

/** Yes or no in words, or as VUM codes it (1, 2). A 0 is no in other systems and unknown in VUM: it is neither here. */
export function readYesOrNo(text: string): Reading<boolean> {
  const plain = plainText(text);
  if (isUnknownWord(plain)) return nothing;
  if (yes.has(plain)) return { value: true };
  if (no.has(plain)) return { value: false };
  return unread(plain === '0' ? 'AMBIGUOUS' : 'UNREADABLE');
}
