import { checkNumber, checkText } from '@banenbrug/service-common';
import type { ClauseColumnType, ClauseField, Phrase } from './clause-field';

/** A field that is one column holding the value as clients give it. */
function scalarField<T>(
  type: ClauseColumnType['type'],
  read: (value: unknown) => T | null,
  check: ClauseField<T>['check'],
  phrase: Phrase<T>,
): ClauseField<T> {
  return {
    columns: [{ suffix: '', type, isArray: false }],
    fromColumns: ([value]) => read(value),
    toColumns: (value) => [value],
    fromInput: read,
    check,
    phrase,
  };
}

/** A whole number between two bounds, both allowed; the unit is in the field's name. */
export function integer(
  bounds: { minimum: number; maximum: number },
  phrase: Phrase<number>,
): ClauseField<number> {
  return scalarField(
    'integer',
    (value) => (typeof value === 'number' ? value : null),
    (value, path) => checkNumber(value, path, bounds),
    phrase,
  );
}

/** Yes or no. */
export function yesOrNo(phrase: Phrase<boolean>): ClauseField<boolean> {
  return scalarField(
    'boolean',
    (value) => (typeof value === 'boolean' ? value : null),
    () => [],
    phrase,
  );
}

/** A short text; screened like every text that a caller writes. */
export function text(maximum: number, phrase: Phrase<string>): ClauseField<string> {
  return scalarField(
    'text',
    (value) => (typeof value === 'string' ? value.trim() || null : null),
    (value, path) => checkText(value, path, { maximum }),
    phrase,
  );
}

/** A calendar day, YYYY-MM-DD. */
export function day(phrase: Phrase<string>): ClauseField<string> {
  return scalarField(
    'date',
    (value) => (typeof value === 'string' ? value : null),
    () => [],
    phrase,
  );
}
