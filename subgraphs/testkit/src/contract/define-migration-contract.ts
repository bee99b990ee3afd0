import { createDataSource } from '@banenbrug/service-common';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../postgres';
import type { SubgraphContract } from './subgraph-contract';

/** That the migrations of a subgraph go up, down and up again, and leave exactly what its entities say. */
export function defineMigrationContract({ name, modules }: SubgraphContract): void {
  const found = modules.find((module) => module.store.name === name);
  if (!found) throw new Error(`The contract of ${name} must list its own module.`);
  const { store } = found;

  it('migrates up, down and up again, and leaves exactly what its entities say', async () => {
    const database = await createTestDatabase();
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    await owner.query(`create schema ${name}`);
    const dataSource = await createDataSource(store, { url: database.url, poolSize: 2 }).initialize();
    try {
      await dataSource.runMigrations();
      expect(await drift(dataSource)).toEqual([]);
      for (const _ of store.migrations) await dataSource.undoLastMigration();
      const { rows } = await owner.query(
        `select relname from pg_class c where relnamespace = $1::regnamespace and relkind in ('r', 'v') and relname <> 'migrations'`,
        [name],
      );
      expect(rows).toEqual([]);
      await dataSource.runMigrations();
      expect(await drift(dataSource)).toEqual([]);
    } finally {
      await dataSource.destroy();
      await owner.end();
      await database.drop();
    }
  });
}

// Foreign keys, checks, exclusions and indexes are said once, in the migration; entities are the shape of a row.
const saidInMigrationOnly = /DROP CONSTRAINT "(fk|ck|ex|uq)_|^DROP INDEX/;

/** What TypeORM would change in the tables to make them fit the entities. */
async function drift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query).filter((query) => !saidInMigrationOnly.test(query));
}
