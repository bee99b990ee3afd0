import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportFormat } from '../imports/imported-row';

/** What the columns of a desk's export mean, remembered under a name. */
@Entity({ name: 'import_mappings' })
export class ImportMapping {
  @PrimaryColumn({ type: 'uuid', name: 'desk_id', primaryKeyConstraintName: 'pk_import_mappings' })
  deskId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_import_mappings' })
  format!: ImportFormat;

  /** The desk's own; empty for the one that it used last. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_import_mappings' })
  name!: string;

  @Column({ type: 'jsonb' })
  mapping!: unknown;

  @Column({ type: 'timestamptz', precision: 3, name: 'saved_at' })
  savedAt!: Date;
}
