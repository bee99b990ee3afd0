import type { ImportField } from '../import-field';
import type { RowProblem, RowProblemCategory } from '../imported-row';

/**
 * Fields of which a faulty cell refuses the row: without them somebody would be published under no reference, without
 * consent, from outside the register, in another region than the file says, or for longer than the desk wants.
 */
const decisive: ReadonlySet<ImportField> = new Set([
  'ROW',
  'DESK_REFERENCE',
  'CONSENT',
  'CONSENT_RECORDED_ON',
  'IN_REGISTER',
  'REGION',
  'PUBLISHED_UNTIL',
]);

/** The problems of a row, each field and category once. */
export class RowProblems {
  private readonly found: RowProblem[] = [];

  add(field: ImportField, category: RowProblemCategory): void {
    const isKnown = this.found.some((other) => other.field === field && other.category === category);
    if (!isKnown) this.found.push({ field, category, refusesRow: decisive.has(field) });
  }

  has(field: ImportField): boolean {
    return this.found.some((problem) => problem.field === field);
  }

  list(): readonly RowProblem[] {
    return this.found;
  }
}
