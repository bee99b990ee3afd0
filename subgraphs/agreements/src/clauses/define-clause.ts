import { type InputPath, invalidValue, type Language, type UserError } from '@banenbrug/service-common';
import type { ArrangementIngredient } from './arrangement-ingredient';
import type { ClauseColumnType, ClauseField } from './clause-field';

/** A row of clause sets, or the part of it that one clause fills, by property. */
export type ClauseRow = Readonly<Record<string, unknown>>;

/** A clause as the schema's types have it: its fields, and `summary` in the language of the request. */
export interface Clause {
  readonly __typename: string;
  readonly ingredient: ArrangementIngredient;
  summary(args: unknown, context: { readonly language: Language }): string;
  readonly [field: string]: unknown;
}

/** A column of clause sets that a clause owns. */
export interface ClauseColumn extends ClauseColumnType {
  readonly property: string;
  readonly databaseName: string;
}

/** All that is to be known about one kind of clause: storage, input, judgement, words. */
export interface ClauseDescriptor {
  readonly ingredient: ArrangementIngredient;
  /** Its field in ArrangementDeviationInput, and the stem of its columns and types. */
  readonly name: string;
  readonly typeName: string;
  readonly columns: readonly ClauseColumn[];
  /** The clause in a row; null when nothing in it was agreed. */
  read(row: ClauseRow): Clause | null;
  /** The columns of what a client gave. */
  write(input: ClauseRow): ClauseRow;
  /** What is wrong with what a client gave; a clause that agrees on nothing is one of the wrongs. */
  check(input: ClauseRow, path: InputPath): UserError[];
  /** Whether two rows agree on the same here. */
  isEqual(one: ClauseRow, other: ClauseRow): boolean;
}

type Fields<T> = { readonly [K in keyof T]: ClauseField<T[K]> };
type Values<T> = { readonly [K in keyof T]: T[K] | null };

/** What a kind of clause says about itself. */
export interface ClauseDefinition<T> {
  readonly ingredient: ArrangementIngredient;
  readonly name: string;
  /** How a summary begins. */
  readonly title: Readonly<Record<Language, string>>;
  readonly fields: Fields<T>;
  /** Rules between fields. */
  readonly check?: (values: Values<T>, path: InputPath) => UserError[];
}

/** Makes the descriptor of a kind of clause. */
export function defineClause<T extends object>(definition: ClauseDefinition<T>): ClauseDescriptor {
  const { ingredient, name, title, fields } = definition;
  const names = keysOf(fields);
  const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}Clause`;

  // Named once: a comparison reads these for each region and each clause.
  const columnsOf = new Map(names.map((field) => [field, columnsOfField(name, field, fields[field])]));
  const propertiesOf = new Map(
    [...columnsOf].map(([field, columns]) => [field, columns.map(({ property }) => property)]),
  );

  const valuesOf = <K extends keyof T>(valueOf: (field: K) => T[K] | null): Values<T> =>
    Object.fromEntries(names.map((field) => [field, valueOf(field as K)])) as Values<T>;
  const fromRow = (row: ClauseRow): Values<T> =>
    valuesOf((field) =>
      fields[field].fromColumns((propertiesOf.get(field) ?? []).map((property) => row[property])),
    );
  const fromInput = (input: ClauseRow): Values<T> =>
    valuesOf((field) => fields[field].fromInput(input[String(field)]));
  const isEmpty = (values: Values<T>): boolean => names.every((field) => values[field] === null);
  const toRow = (values: Values<T>): ClauseRow =>
    Object.fromEntries(
      names.flatMap((field) => {
        const stored = fields[field].toColumns(values[field]);
        return (propertiesOf.get(field) ?? []).map((property, index) => [property, stored[index] ?? null]);
      }),
    );
  const phrasesOf = (values: Values<T>, language: Language): string[] =>
    names.flatMap((field) => {
      const value = values[field];
      return value === null ? [] : [fields[field].phrase[language](value)];
    });

  return {
    ingredient,
    name,
    typeName,
    columns: [...columnsOf.values()].flat(),
    read(row) {
      const values = fromRow(row);
      if (isEmpty(values)) return null;
      const summary: Clause['summary'] = (_, { language }) =>
        `${title[language]}: ${phrasesOf(values, language).join('; ')}.`;
      return { ...values, __typename: typeName, ingredient, summary };
    },
    write: (input) => toRow(fromInput(input)),
    check(input, path) {
      const values = fromInput(input);
      if (isEmpty(values)) return [invalidValue(path, 'REQUIRED')];
      const errors = names.flatMap((field) => {
        const value = values[field];
        return value === null ? [] : fields[field].check(value, [...path, String(field)]);
      });
      return [...errors, ...(definition.check?.(values, path) ?? [])];
    },
    isEqual: (one, other) =>
      one === other || JSON.stringify(toRow(fromRow(one))) === JSON.stringify(toRow(fromRow(other))),
  };
}

function keysOf<T extends object>(fields: Fields<T>): (keyof T)[] {
  return Object.keys(fields) as (keyof T)[];
}

function columnsOfField<T>(clause: string, field: PropertyKey, { columns }: ClauseField<T>): ClauseColumn[] {
  return columns.map((column) => {
    const property = `${clause}${capitalised(String(field))}${column.suffix}`;
    return { ...column, property, databaseName: snakeCase(property) };
  });
}

const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const snakeCase = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
