import type { FollowUpEntry } from '../../entities';

/**
 * What a table wrote down for both sides: the first such text of the entries that count, which come in their order; null
 * when there is none. It is no side's own text, which stays missing.
 */
export const tableTextOf = (entries: readonly FollowUpEntry[]): string | null =>
  entries.find(({ side, text, withdrawnAt }) => side === 'TABLE' && text !== null && withdrawnAt === null)
    ?.text ?? null;
