import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That something was wrong in a row of an imported file: where and of what kind, never what stood there. */
@Entity({ name: 'import_row_problems' })
export class ImportRowProblem {
  @PrimaryColumn({ type: 'uuid', name: 'import_id', primaryKeyConstraintName: 'pk_import_row_problems' })
  importId!: string;

  /** Line, field and category as one text that sorts by line: the place in the list. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'pk_import_row_problems' })
  place!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  line!: number;

  /** A value of the enum ImportField of the schema. */
  @Column({ type: 'text' })
  field!: string;

  /** A value of the enum ImportProblemCategory of the schema. */
  @Column({ type: 'text' })
  category!: string;

  /** Whether the row was refused for it; else the field was taken as unknown, or as it was. */
  @Column({ type: 'boolean', name: 'refuses_row' })
  refusesRow!: boolean;
}
