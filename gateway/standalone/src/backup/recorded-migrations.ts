import { createDataSource, type SubgraphStore } from '@banenbrug/service-common';
import { MigrationExecutor, type QueryRunner } from 'typeorm';
import { StartError } from '../start-error';
import { subgraphModules } from '../subgraph-modules';
import type { Manifest } from './manifest';

type Migration = SubgraphStore['migrations'][number];

const nameOfMigration = (migration: Migration): string => new migration().name ?? migration.name;

/**
 * Refuses a backup of migrations that this version does not have.
 * @throws StartError
 */
export function refuseUnknownMigrations(file: string, { migrations }: Manifest): void {
  for (const [schema, names] of Object.entries(migrations)) {
    const store = subgraphModules.find((module) => module.store.name === schema)?.store;
    const known = new Set(store?.migrations.map(nameOfMigration));
    const unknown = names.find((name) => !known.has(name));
    if (unknown === undefined) continue;
    throw new StartError(
      `${file} was made by a newer version of Banenbrug: schema "${schema}" had migration "${unknown}", which this version does not know. Restore it with the version that made it, or with one that came after. Nothing was touched.`,
    );
  }
}

/**
 * Makes the schemas as they were when the backup was made: exactly its migrations run, in the transaction that the
 * runner has open, in the order in which a start runs them.
 */
export async function runRecordedMigrations(runner: QueryRunner, { migrations }: Manifest): Promise<void> {
  for (const { store } of subgraphModules) {
    const recorded = new Set(migrations[store.name]);
    if (recorded.size === 0) continue;
    const schema = runner.connection.driver.escape(store.name);
    await runner.query(`create schema ${schema}`);
    await runner.query(`set local search_path = ${schema}, public`);
    const older = {
      ...store,
      migrations: store.migrations.filter((each) => recorded.has(nameOfMigration(each))),
    };
    await run(runner, older);
  }
  await runner.query('set local search_path = public');
}

/** The executor of TypeORM reads the list from a data source, and works on the connection that it is given. */
async function run(runner: QueryRunner, store: SubgraphStore): Promise<void> {
  const { url } = runner.connection.options as { url?: string };
  const dataSource = createDataSource(store, { url: url ?? '', poolSize: 2 });
  await dataSource.initialize();
  try {
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'none';
    await executor.executePendingMigrations();
  } finally {
    await dataSource.destroy();
  }
}
