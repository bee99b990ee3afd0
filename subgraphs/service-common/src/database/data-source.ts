import 'reflect-metadata';
import { types } from 'pg';
import { DataSource } from 'typeorm';
import { StatementLogger } from './statement-count';
import { mutableList, type SubgraphStore } from './subgraph-store';

/** How one process reaches one subgraph's schema. */
export interface DataSourceSettings {
  /** postgres:// URL with the role to connect as. */
  readonly url: string;
  /** Connections kept at most; TypeORM waits for a free one. */
  readonly poolSize?: number;
  /** Milliseconds a statement may take before PostgreSQL cancels it. */
  readonly statementTimeout?: number;
}

/**
 * The connection pool of a subgraph, not yet initialised. Its schema comes first in the search path, so SQL
 * names its own tables plainly and another subgraph's views by schema.
 */
export function createDataSource(store: SubgraphStore, settings: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    schema: store.name,
    entities: mutableList(store.entities),
    migrations: mutableList(store.migrations),
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: `banenbrug ${store.name}`,
    logging: ['query'],
    logger: new StatementLogger(),
    extra: {
      max: settings.poolSize ?? 10,
      types: { getTypeParser: typeParser },
      options: `-c search_path=${store.name},public`,
      statement_timeout: settings.statementTimeout ?? 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
}

/** The driver makes a `date` a moment in the server's time zone; here a day stays the text it is. */
const typeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.DATE ? (day: string) => day : types.getTypeParser(oid, format as 'text');
