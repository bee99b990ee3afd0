import { busyStates } from '../imports/import-states';

/** A table whose rows are a desk's (`desk_id`), and by which of its columns they are found when the desk changes. */
export interface DeskOwnedTable {
  readonly table: string;
  /** What its rows go with: a pool, a profile or an introduction whose id they hold, or the desk alone. */
  readonly goesWith: 'POOL' | 'PROFILE' | 'INTRODUCTION' | 'DESK';
  /** The column that holds that id; of what goes with the desk alone the row's own. */
  readonly column: string;
  /** A column that names something of the former desk, and becomes unknown. */
  readonly forgets?: string;
  /** Of what goes with the desk alone: rows that stay until this is no longer so, as SQL over the row `t`. */
  readonly unless?: string;
}

const isAtWork = `t.state in (${busyStates.map((state) => `'${state}'`).join(', ')})`;

/**
 * Every table in which rows are a desk's, beside pools and profiles: a desk that goes on with the work of another gets
 * all of them. A test fails when a table with a `desk_id` is neither here nor below. One under row-level security also
 * needs the two policies of the migration desk-work, and UPDATE in the store.
 */
export const deskOwnedTables: readonly DeskOwnedTable[] = [
  { table: 'profile_private', goesWith: 'PROFILE', column: 'profile_id' },
  { table: 'introductions', goesWith: 'PROFILE', column: 'profile_id', forgets: 'assigned_contact_id' },
  { table: 'introduction_private', goesWith: 'INTRODUCTION', column: 'introduction_id' },
  { table: 'introduction_meetings', goesWith: 'INTRODUCTION', column: 'introduction_id' },
  { table: 'erasure_receipts', goesWith: 'DESK', column: 'id' },
  { table: 'import_changes', goesWith: 'PROFILE', column: 'profile_id' },
  // At work it would meet that of the successor, since a desk has one at most: it goes when it has ended.
  { table: 'imports', goesWith: 'DESK', column: 'id', unless: isAtWork },
];

/** Tables with a `desk_id` that the job moves by itself, or that say how it was: they stay as they are. */
export const otherTablesOfDesks = {
  moved: ['candidate_pools', 'candidate_profiles'],
  // How a desk reads its own files is of no use to another, which may have a mapping of the same name.
  kept: ['audit_entries', 'import_mappings'],
} as const;
