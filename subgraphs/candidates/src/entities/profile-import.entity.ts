import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportFormat } from '../imports/imported-row';
import type { ProfileField } from '../services/unknown-fields.service';

/**
 * How far an import is: its ticket waits for the file · the file is here · it runs · it is done · it was given up ·
 * it is being undone · it was undone.
 */
export type ImportState = 'WAITING' | 'UPLOADED' | 'RUNNING' | 'DONE' | 'FAILED' | 'UNDOING' | 'UNDONE';

/** An import of a whole file by a desk: its ticket, its progress and its report. It holds nothing of the file. */
@Entity({ name: 'imports' })
export class ProfileImport {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_imports' })
  id!: string;

  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'uuid', name: 'pool_id' })
  poolId!: string;

  /** The pool's region. */
  @Column({ type: 'text', name: 'region_code' })
  regionCode!: string;

  @Column({ type: 'text' })
  format!: ImportFormat;

  /** What its columns mean; null when they are to be recognised by their names, and of VUM. */
  @Column({ type: 'jsonb', nullable: true })
  mapping!: unknown;

  /** Whether the file has everybody of the desk's pool: who is not in it is proposed for withdrawal. */
  @Column({ type: 'boolean', name: 'is_full_export' })
  isFullExport!: boolean;

  @Column({ type: 'boolean', name: 'is_dry_run' })
  isDryRun!: boolean;

  /** The day on which the desk says that everybody in the file had consented, where the rows do not say. */
  @Column({ type: 'date', name: 'consent_confirmed_on', nullable: true })
  consentConfirmedOn!: string | null;

  @Column({ type: 'integer', name: 'size_bytes' })
  sizeBytes!: number;

  /** In lower-case hexadecimal. */
  @Column({ type: 'text' })
  sha256!: string;

  /** The subject of who asked for it: its audit lines name them. */
  @Column({ type: 'text', name: 'asked_by', nullable: true })
  askedBy!: string | null;

  @Column({ type: 'text' })
  state!: ImportState;

  /** Why it was given up: a value of the enum ImportFailure of the schema. */
  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  /** Where in the file, when the failure is of a place. */
  @Column({ type: 'integer', name: 'failure_line', nullable: true })
  failureLine!: number | null;

  /** SHA-256 of the ticket's secret. */
  @Column({ type: 'text', name: 'secret_hash' })
  secretHash!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt!: Date;

  /** Who is working at it, until when: a process that was killed lets it lapse. */
  @Column({ type: 'uuid', name: 'lease_id', nullable: true })
  leaseId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** Rows of the file; null until it has been read once. */
  @Column({ type: 'integer', name: 'rows_total', nullable: true })
  rowsTotal!: number | null;

  /** Rows in whole chunks that stand. */
  @Column({ type: 'integer', name: 'rows_done' })
  rowsDone!: number;

  @Column({ type: 'integer' })
  published!: number;

  @Column({ type: 'integer' })
  updated!: number;

  @Column({ type: 'integer' })
  unchanged!: number;

  @Column({ type: 'integer' })
  refused!: number;

  /** Of how many of its profiles each field is unknown. */
  @Column({ type: 'jsonb', name: 'unknown_fields' })
  unknownFields!: Partial<Record<ProfileField, number>>;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  /** Until when it can be undone; null while there is nothing to undo. */
  @Column({ type: 'timestamptz', precision: 3, name: 'undo_until', nullable: true })
  undoUntil!: Date | null;

  @Column({ type: 'integer', name: 'undo_withdrawn' })
  undoWithdrawn!: number;

  @Column({ type: 'integer', name: 'undo_restored' })
  undoRestored!: number;

  /** Those that were changed since and so were left as they are. */
  @Column({ type: 'integer', name: 'undo_kept' })
  undoKept!: number;
}
