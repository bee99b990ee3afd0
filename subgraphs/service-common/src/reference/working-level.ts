/** Working levels (werk- en denkniveau) from low to high. */
export const workingLevels = ['NONE', 'BASIC', 'VMBO', 'MBO_HAVO_VWO', 'HBO', 'WO'] as const;

/** A working level; an unknown one is null, never a level. */
export type WorkingLevel = (typeof workingLevels)[number];

/** VUM codes that say the level is not applicable, not yet known or not stated. */
const unknownVumCodes = new Set(['0', '7', '9']);

/** Whether the text names a working level. */
export function isWorkingLevel(text: string): text is WorkingLevel {
  return workingLevels.some((level) => level === text);
}

/** The level's place in the order, 1 (NONE) to 6 (WO): also its VUM code. */
export function workingLevelRank(level: WorkingLevel): number {
  return workingLevels.indexOf(level) + 1;
}

/**
 * The level of a VUM code (codeWerkEnDenkniveau, 1 to 6, as a number or a text). Null when the code says that
 * the level is unknown (0, 7, 9): unknown must never rank above a level. Undefined when it is no such code.
 */
export function workingLevelOfVumCode(code: number | string): WorkingLevel | null | undefined {
  const digit = String(code);
  if (unknownVumCodes.has(digit)) return null;
  return /^[1-6]$/.test(digit) ? workingLevels[Number(digit) - 1] : undefined;
}

/** Whether the level reaches the minimum; null when the level is unknown, so that the caller counts it apart. */
export function isAtLeastWorkingLevel(level: WorkingLevel | null, minimum: WorkingLevel): boolean | null {
  return level === null ? null : workingLevelRank(level) >= workingLevelRank(minimum);
}
