import { Entity, PrimaryColumn } from 'typeorm';

/** A profile that a full export did not have: proposed for withdrawal, and withdrawn by its desk alone. */
@Entity({ name: 'import_missing' })
export class ImportMissing {
  @PrimaryColumn({ type: 'uuid', name: 'import_id', primaryKeyConstraintName: 'pk_import_missing' })
  importId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'profile_id', primaryKeyConstraintName: 'pk_import_missing' })
  profileId!: string;
}
