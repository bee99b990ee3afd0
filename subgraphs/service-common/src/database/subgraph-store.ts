import type { DataSource, EntitySchema, MigrationInterface, MixedList } from 'typeorm';

/** A class: TypeORM takes entities and migrations as constructors. */
type Constructor<T = object> = new (...args: never[]) => T;

type Privilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** A read-only view that other subgraphs build on: a contract with a version, like an API. */
export interface PublishedView {
  readonly name: string;
  readonly columns: readonly string[];
  /** The subgraphs whose login role may read it. */
  readonly consumers: readonly string[];
}

/** What a subgraph keeps in PostgreSQL, and who may touch it. */
export interface SubgraphStore {
  /** The subgraph's name: also the name of its schema and the stem of its login role. */
  readonly name: string;
  readonly entities: readonly (Constructor | EntitySchema)[];
  readonly migrations: readonly Constructor<MigrationInterface>[];
  /** Privileges of the subgraph's own role, per table; a table that is not named cannot be touched. */
  readonly tables: Readonly<Record<string, readonly Privilege[]>>;
  readonly publishes: readonly PublishedView[];
  /** Brings the reference data up to date after the migrations, as the owner; must be repeatable. */
  readonly loadReferenceData?: (dataSource: DataSource) => Promise<void>;
}

/** A list as TypeORM wants it. */
export function mutableList<T>(list: readonly T[]): MixedList<T> {
  return [...list];
}
