import type { UserError } from '@banenbrug/service-common';
import { type ClauseDescriptor, type ClauseRow, clauseDescriptors } from '../../clauses';

/** Clauses as a client gives them, each in the field of its kind. */
export type ArrangementClausesInput = ClauseRow;

const isRecord = (value: unknown): value is ClauseRow => typeof value === 'object' && value !== null;

/** The kinds of clauses that an input has in their fields, with what it says in them. */
export function clausesIn(input: ClauseRow): { descriptor: ClauseDescriptor; clause: ClauseRow }[] {
  return clauseDescriptors.flatMap((descriptor) => {
    const clause = input[descriptor.name];
    return isRecord(clause) ? [{ descriptor, clause }] : [];
  });
}

/** The columns of the clauses of a framework, and what is wrong with them. */
export function readClauses(input: ArrangementClausesInput | null | undefined): {
  readonly columns: ClauseRow;
  readonly errors: readonly UserError[];
} {
  const given = clausesIn(input ?? {});
  const columns: ClauseRow = Object.assign(
    {},
    ...given.map(({ descriptor, clause }) => descriptor.write(clause)),
  );
  const errors = given.flatMap(({ descriptor, clause }) =>
    descriptor.check(clause, ['input', 'clauses', descriptor.name]),
  );
  return { columns, errors };
}
