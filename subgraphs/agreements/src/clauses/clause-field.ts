import type { InputPath, Language, UserError } from '@banenbrug/service-common';

/** What PostgreSQL keeps a part of a clause as. */
export interface ClauseColumnType {
  /** Appended to the field's name when one field needs several columns. */
  readonly suffix: string;
  readonly type: 'integer' | 'boolean' | 'text' | 'date';
  readonly isArray: boolean;
}

/** A value in words, as part of a sentence. */
export type Phrase<T> = Readonly<Record<Language, (value: T) => string>>;

/** One field of a clause: how it is stored, taken from an input, judged and said. */
export interface ClauseField<T> {
  readonly columns: readonly ClauseColumnType[];
  /** The value in the columns; null when nothing was agreed. */
  fromColumns(values: readonly unknown[]): T | null;
  toColumns(value: T | null): readonly unknown[];
  /** The value a client gave; null when it gave none. Blank texts and empty lists are none. */
  fromInput(value: unknown): T | null;
  check(value: T, path: InputPath): UserError[];
  readonly phrase: Phrase<T>;
}
