import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@banenbrug/testkit';
import { Column, type DataSource, Entity, PrimaryColumn } from 'typeorm';
import { createDataSource } from './data-source';
import { insertUnlessPresent } from './insert-unless-present';

@Entity({ name: 'towns' })
class Town {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'integer' })
  inhabitants!: number;
}

const town = (name: string, inhabitants = 1): Town => ({ id: randomUUID(), name, inhabitants });

describe('insertUnlessPresent', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const store = { name: 'towns', entities: [Town], migrations: [], tables: {}, publishes: [] };
    dataSource = await createDataSource(store, { url: database.url }).initialize();
    await dataSource.query('create schema towns');
    await dataSource.query(
      'create table towns (id uuid primary key, name text unique, inhabitants int check (inhabitants > 0))',
    );
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('inserts a row and says so', async () => {
    const row = town('Venlo');
    expect(await insertUnlessPresent(dataSource.manager, Town, row)).toBe(true);
    expect(await dataSource.manager.findOneBy(Town, { id: row.id })).toEqual(row);
  });

  it.each([
    ['name', ({ name }: Town): Town => town(name, 2)],
    ['id', ({ id }: Town): Town => ({ id, name: randomUUID(), inhabitants: 2 })],
  ])('leaves the row that has the same %s as it is, and says that it inserted none', async (_, second) => {
    const first = town(randomUUID());
    await insertUnlessPresent(dataSource.manager, Town, first);
    const again = await dataSource.transaction(async (manager) => {
      const isInserted = await insertUnlessPresent(manager, Town, second(first));
      // The transaction goes on: a refusal is no failure of the database.
      return { isInserted, row: await manager.findOneBy(Town, { id: first.id }) };
    });
    expect(again).toEqual({ isInserted: false, row: first });
  });

  it('lets exactly one of several at once insert', async () => {
    const name = randomUUID();
    const inserted = await Promise.all(
      [1, 2, 3].map(() => insertUnlessPresent(dataSource.manager, Town, town(name))),
    );
    expect(inserted.filter(Boolean)).toHaveLength(1);
  });

  it.each([
    ['is kept', false],
    ['is taken back', true],
  ])(
    'waits for a transaction that writes the same key, then answers by whether it %s',
    async (_, isTakenBack) => {
      const name = randomUUID();
      const runner = dataSource.createQueryRunner();
      await runner.startTransaction();
      await insertUnlessPresent(runner.manager, Town, town(name));
      let isAnswered = false;
      const second = insertUnlessPresent(dataSource.manager, Town, town(name)).finally(() => {
        isAnswered = true;
      });
      while (!isAnswered && (await waiting()).length === 0);
      expect(isAnswered).toBe(false);
      await (isTakenBack ? runner.rollbackTransaction() : runner.commitTransaction());
      await runner.release();
      expect(await second).toBe(isTakenBack);
    },
  );

  it('throws what violates another constraint', async () => {
    await expect(insertUnlessPresent(dataSource.manager, Town, town(randomUUID(), 0))).rejects.toThrow(
      'check constraint',
    );
  });

  const waiting = (): Promise<object[]> =>
    dataSource.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
});
