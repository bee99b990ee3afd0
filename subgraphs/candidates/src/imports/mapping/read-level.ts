import { type WorkingLevel, workingLevelOfVumCode } from '@banenbrug/service-common';
import { isUnknownWord, nothing, plainText, type Reading, unread } from './word';

const levels: Readonly<Record<string, WorkingLevel>> = {
  geen: 'NONE',
  basis: 'BASIC',
  basisniveau: 'BASIC',
  basisonderwijs: 'BASIC',
  vmbo: 'VMBO',
  'vmbo-b': 'VMBO',
  'vmbo-k': 'VMBO',
  'vmbo-g': 'VMBO',
  'vmbo-t': 'VMBO',
  'vmbo-tl': 'VMBO',
  mbo: 'MBO_HAVO_VWO',
  'mbo 2': 'MBO_HAVO_VWO',
  'mbo 3': 'MBO_HAVO_VWO',
  'mbo 4': 'MBO_HAVO_VWO',
  'mbo-2': 'MBO_HAVO_VWO',
  'mbo-3': 'MBO_HAVO_VWO',
  'mbo-4': 'MBO_HAVO_VWO',
  havo: 'MBO_HAVO_VWO',
  vwo: 'MBO_HAVO_VWO',
  'havo/vwo': 'MBO_HAVO_VWO',
  'havo / vwo': 'MBO_HAVO_VWO',
  'mbo/havo/vwo': 'MBO_HAVO_VWO',
  'mbo / havo / vwo': 'MBO_HAVO_VWO',
  'mbo, havo, vwo': 'MBO_HAVO_VWO',
  hbo: 'HBO',
  wo: 'WO',
  universitair: 'WO',
};

/** Words that name more than one level (entry-level mbo, a degree of either kind of school): to choose would be to invent. */
const ambiguous =
  /^(?:mbo[ -]?1|entree|bachelor|master|hbo ?[/-] ?wo|mbo ?[/-] ?hbo|vmbo ?[/-] ?mbo|bol|bbl|lbo|mavo|mulo)$/;

/** Words for "another kind", which say nothing of the level: the unknown of VUM's 9. */
const another = new Set(['anders', 'overig', 'overige', 'other']);

/** A working level (werk- en denkniveau) in Dutch words or by its VUM code; codes 0, 7 and 9 are unknown. */
export function readWorkingLevel(text: string): Reading<WorkingLevel> {
  const plain = plainText(text);
  if (isUnknownWord(plain) || another.has(plain)) return nothing;
  const ofCode = workingLevelOfVumCode(plain);
  if (ofCode !== undefined) return { value: ofCode };
  const level = Object.hasOwn(levels, plain) ? levels[plain] : undefined;
  if (level !== undefined) return { value: level };
  return unread(ambiguous.test(plain) ? 'AMBIGUOUS' : 'UNREADABLE');
}

/**
 * The level that the name of a finished or unfinished education allows to tell: the exact names of levels and nothing
 * else, so no codes (theirs are other ones), and "none" is not said of a level by having no diploma.
 */
export function readEducation(text: string): Reading<WorkingLevel> {
  const plain = plainText(text);
  if (isUnknownWord(plain) || another.has(plain)) return nothing;
  const level = Object.hasOwn(levels, plain) ? levels[plain] : undefined;
  if (level === undefined || level === 'NONE') {
    return unread(ambiguous.test(plain) || level === 'NONE' ? 'AMBIGUOUS' : 'UNREADABLE');
  }
  return { value: level };
}
