import { Entity, PrimaryColumn } from 'typeorm';

/** Why an import names a profile in its report. */
export type ReportedReason = 'MISSING' | 'CHANGED_SINCE';

/**
 * A profile that an import reports to its desk, and does nothing to: a full export did not have it, or undoing the
 * import left it as it is, because somebody has changed it since.
 */
@Entity({ name: 'import_reported' })
export class ImportReported {
  @PrimaryColumn({ type: 'uuid', name: 'import_id', primaryKeyConstraintName: 'pk_import_reported' })
  importId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_import_reported' })
  reason!: ReportedReason;

  @PrimaryColumn({ type: 'uuid', name: 'profile_id', primaryKeyConstraintName: 'pk_import_reported' })
  profileId!: string;
}
