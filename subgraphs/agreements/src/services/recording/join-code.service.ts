import { createHash, randomBytes } from 'node:crypto';
import type { SessionJoinCode } from '../../entities';

/** Crockford's base 32: no letter that is taken for a digit, and no U. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 3;
const groupLength = 4;

/** A new code of sixty random bits, in groups to read aloud and type: `7K3M-Q9TD-04XW`. */
export function makeJoinCode(): string {
  const letters = Array.from(
    randomBytes(groups * groupLength),
    (byte) => symbols[byte % symbols.length],
  ).join('');
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength),
  ).join('-');
}

/** A code without what people add and mistake: blanks, hyphens, small letters, O for 0, I and L for 1. */
export const plainJoinCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** What is kept of a code: SHA-256 in hexadecimal. A code is found by it, in a time that tells nothing of the code. */
export const joinCodeHash = (typed: string): string =>
  createHash('sha256').update(plainJoinCode(typed)).digest('hex');

/** How many entries one table may send in a minute, from all its devices together. */
export const entriesPerMinute = 600;
const minute = 60_000;

/** The minute in which a code's entries are counted. */
export type EntryWindow = Pick<SessionJoinCode, 'windowStartedAt' | 'windowEntries'>;

/** The window with more entries in it; or after how many seconds so many may be sent. */
export function countEntries(
  { windowStartedAt, windowEntries }: EntryWindow,
  count: number,
  now: Date,
): EntryWindow | { readonly retryAfterSeconds: number } {
  const end = windowStartedAt === null ? 0 : windowStartedAt.getTime() + minute;
  if (end <= now.getTime()) return { windowStartedAt: now, windowEntries: count };
  if (windowEntries + count <= entriesPerMinute) {
    return { windowStartedAt, windowEntries: windowEntries + count };
  }
  return { retryAfterSeconds: Math.ceil((end - now.getTime()) / 1000) };
}
