import { checkRange } from '@banenbrug/service-common';
import type { ClauseField, Phrase } from './clause-field';

/** Hours a week; an end that is null is open. */
export interface Hours {
  readonly min: number | null;
  readonly max: number | null;
}

/** A range of hours a week, 0 to 60: two columns. */
export function hours(phrase: Phrase<Hours>): ClauseField<Hours> {
  return {
    columns: [
      { suffix: 'Min', type: 'integer', isArray: false },
      { suffix: 'Max', type: 'integer', isArray: false },
    ],
    fromColumns: ([min, max]) => hoursOf(min, max),
    toColumns: (value) => [value?.min ?? null, value?.max ?? null],
    fromInput: (value) =>
      typeof value === 'object' && value !== null
        ? hoursOf('min' in value ? value.min : null, 'max' in value ? value.max : null)
        : null,
    check: (value, path) => checkRange(value, path, { minimum: 0, maximum: 60 }),
    phrase,
  };
}

function hoursOf(min: unknown, max: unknown): Hours | null {
  const range = { min: typeof min === 'number' ? min : null, max: typeof max === 'number' ? max : null };
  return range.min === null && range.max === null ? null : range;
}
