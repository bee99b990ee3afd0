import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { type ClauseColumn, type ClauseRow, clauseDescriptors } from '../clauses';

/** A row of clause sets: what a framework agrees on, or a region's own values. Null is not agreed. */
export interface ClauseSetRow extends ClauseRow {
  readonly id: string;
}

/** The table of clause sets. Its columns are those of the clause descriptors: one typed column per field. */
export const ClauseSet = new EntitySchema<ClauseSetRow>({
  name: 'ClauseSet',
  tableName: 'clause_sets',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'pk_clause_sets' },
    ...Object.fromEntries(
      clauseDescriptors.flatMap(({ columns }) =>
        columns.map((column) => [column.property, columnOptions(column)]),
      ),
    ),
  },
});

function columnOptions({ databaseName, type, isArray }: ClauseColumn): EntitySchemaColumnOptions {
  return { type, name: databaseName, nullable: true, ...(isArray ? { array: true } : {}) };
}
