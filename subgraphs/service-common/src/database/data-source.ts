import 'reflect-metadata';
import { types } from 'pg';
import { DataSource } from 'typeorm';
import { StatementCanceller } from './cancellation';
import { limitPrivateSessions } from './private-session';
import { StatementLogger } from './statement-count';
import { statementObserver } from './statement-observer';
import { mutableList, type SubgraphStore } from './subgraph-store';
import { type SubgraphSignals, silentSubgraphSignals } from '../telemetry/subgraph-signals';
import { isTracing } from '../telemetry/tracing';

/** How one process reaches one subgraph's schema. */
export interface DataSourceSettings {
  /** postgres:// URL with the role to connect as. */
  readonly url: string;
  /**
   * Connections kept at most; a statement waits for a free one. At least 2 for a subgraph with private tables: an
   * operation holds one for its private reads while it asks for others.
   */
  readonly poolSize?: number;
  /** Milliseconds a statement may take before PostgreSQL cancels it. */
  readonly statementTimeout?: number;
  /** Told of every statement. Default: nobody listens. */
  readonly signals?: SubgraphSignals | undefined;
}

const defaultPoolSize = 10;

/** Milliseconds to wait for a free connection: an answer that says so is better than one that never comes. */
const connectionTimeout = 10_000;

/**
 * The connection pool of a subgraph, not yet initialised. Its schema comes first in the search path, so SQL
 * names its own tables plainly and another subgraph's views by schema.
 */
export function createDataSource(store: SubgraphStore, settings: DataSourceSettings): DataSource {
  const poolSize = settings.poolSize ?? defaultPoolSize;
  const dataSource = new DataSource({
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
    subscribers: [StatementCanceller, ...observersOf(store, settings)],
    extra: {
      max: poolSize,
      connectionTimeoutMillis: connectionTimeout,
      types: { getTypeParser: typeParser },
      // Our statements are short: compiling one takes longer than running it.
      options: `-c search_path=${store.name},public -c jit=off`,
      statement_timeout: settings.statementTimeout ?? 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  limitPrivateSessions(dataSource, Math.max(1, Math.floor(poolSize / 2)));
  return dataSource;
}

/** Who stands at every statement costs every statement: only where somebody listens. */
function observersOf(
  { name }: SubgraphStore,
  { signals = silentSubgraphSignals }: DataSourceSettings,
): ReturnType<typeof statementObserver>[] {
  return signals === silentSubgraphSignals && !isTracing() ? [] : [statementObserver(name, signals)];
}

/** Object ids of PostgreSQL's types for lists, which the driver's list of names leaves out. */
const dateList = 1182;
const textList = 1009;

/** The driver makes a `date` a moment in the server's time zone; here a day stays the text it is, in lists too. */
const typeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.DATE
    ? (day: string) => day
    : types.getTypeParser(oid === dateList ? textList : oid, format as 'text');
