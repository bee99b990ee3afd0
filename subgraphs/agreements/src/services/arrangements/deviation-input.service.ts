import { checkText, invalidValue, type UserError } from '@banenbrug/service-common';
import type { ClauseDescriptor, ClauseRow } from '../../clauses';
import { clausesIn } from './clauses-input.service';

/** A deviation as a client gives it: a reason, and one of the clauses by its field. */
export interface ArrangementDeviationInput extends ClauseRow {
  readonly reason: string;
}

/** A deviation understood: which kind of clause, the columns it fills, and why. */
export interface Deviation {
  readonly index: number;
  readonly descriptor: ClauseDescriptor;
  readonly columns: ClauseRow;
  readonly reason: string;
}

/** Reads the deviations; with errors, the list is not complete. */
export function readDeviations(inputs: readonly ArrangementDeviationInput[]): {
  readonly deviations: readonly Deviation[];
  readonly errors: readonly UserError[];
} {
  const deviations: Deviation[] = [];
  const errors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const path = ['input', 'deviations', String(index)];
    const [given, ...others] = clausesIn(input);
    errors.push(...checkText(input.reason, [...path, 'reason'], { maximum: 500, required: true }));
    if (!given) errors.push(invalidValue(path, 'REQUIRED'));
    else if (others.length > 0) errors.push(invalidValue(path, 'OUT_OF_RANGE', { minimum: 1, maximum: 1 }));
    else if (deviations.some(({ descriptor }) => descriptor === given.descriptor)) {
      errors.push(invalidValue([...path, given.descriptor.name], 'MALFORMED'));
    } else {
      errors.push(...given.descriptor.check(given.clause, [...path, given.descriptor.name]));
      const columns = given.descriptor.write(given.clause);
      deviations.push({ index, descriptor: given.descriptor, columns, reason: input.reason.trim() });
    }
  }
  return { deviations, errors };
}
