import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one chunk of an import published, so that it can be undone: ids alone. Gone once it was. */
@Entity({ name: 'import_chunks' })
export class ImportChunk {
  @PrimaryColumn({ type: 'uuid', name: 'import_id', primaryKeyConstraintName: 'pk_import_chunks' })
  importId!: string;

  /** The first of its rows, counted from 1 over the file. */
  @PrimaryColumn({ type: 'integer', name: 'first_row', primaryKeyConstraintName: 'pk_import_chunks' })
  firstRow!: number;

  @Column({ type: 'uuid', array: true })
  published!: string[];
}
