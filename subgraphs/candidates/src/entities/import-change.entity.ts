import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a profile told before an import updated it, so that this can be undone for a day: under forced row-level security, since it
 * holds what the desk alone may see. Gone when the day has passed, and at once when the profile is withdrawn.
 */
@Entity({ name: 'import_changes' })
export class ImportChange {
  @PrimaryColumn({ type: 'uuid', name: 'import_id', primaryKeyConstraintName: 'pk_import_changes' })
  importId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'profile_id', primaryKeyConstraintName: 'pk_import_changes' })
  profileId!: string;

  /** The desk that the policy compares with the caller. */
  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  /** The revision that the import left: another means that somebody has changed it since. */
  @Column({ type: 'integer' })
  revision!: number;

  /** What it told before, by column. */
  @Column({ type: 'jsonb' })
  before!: unknown;
}
