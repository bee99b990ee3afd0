import { randomUUID } from 'node:crypto';
import { callers, createTestHub, fixedClock, sensitive, type TestHub } from '@banenbrug/testkit';
import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { createKitTables, dropKitTables, kitEntities, kitTables } from '../database';
import { alreadyExists, done, type Outcome, refused } from '../errors';
import type { SubgraphModule } from '../graphql';
import { type Caller, publicCaller } from '../identity';
import { createOnce } from './create-once';

class CreateShops1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createKitTables(queryRunner);
    await queryRunner.query('create table shops (id uuid primary key, name text not null)');
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table shops');
    await dropKitTables(queryRunner);
  }
}

const high: SubgraphModule = {
  store: {
    name: 'highstreet',
    entities: kitEntities,
    migrations: [CreateShops1764000000000],
    tables: { ...kitTables, shops: ['SELECT', 'INSERT'] },
    publishes: [],
  },
  create: () => {
    throw new Error('This test asks the database, not the subgraph.');
  },
};

interface ShopInput {
  readonly idempotencyKey?: string | null;
  readonly [key: string]: unknown;
}

type Answer = Outcome<string>;

describe('createOnce', () => {
  let hub: TestHub;
  let dataSource: DataSource;
  const clock = fixedClock('2026-06-15T08:00:00Z');
  const somebody = callers.organiser('somebody');

  const insert =
    (manager: EntityManager, name: string) =>
    async (id: string): Promise<Answer> => {
      await manager.query('insert into shops values ($1, $2)', [id, name]);
      return done(id);
    };

  function open(
    input: ShopInput,
    { caller = somebody, mutation = 'openShop', create }: OpenOptions = {},
  ): Promise<Answer> {
    return dataSource.transaction((manager) =>
      createOnce(
        manager,
        { caller, clock, createId: randomUUID },
        { mutation, input },
        create ?? insert(manager, String(input['name'])),
        async (id) => {
          const [row] = await manager.query<{ id: string }[]>('select id from shops where id = $1', [id]);
          return row ? done(row.id) : refused(alreadyExists());
        },
      ),
    );
  }

  interface OpenOptions {
    readonly caller?: Caller;
    readonly mutation?: string;
    readonly create?: (id: string) => Promise<Answer>;
  }

  const shops = async (name: string): Promise<number> =>
    (await hub.sql('select 1 from highstreet.shops where name = $1', [name])).length;
  const reused = {
    value: null,
    errors: [{ __typename: 'IdempotencyKeyReused', path: ['input', 'idempotencyKey'] }],
  };

  beforeAll(async () => {
    hub = await createTestHub([high]);
    dataSource = await hub.dataSource('highstreet');
  });
  afterAll(() => hub.close());

  it('answers the same thing to the same key and input, and creates it once', async () => {
    const input = { idempotencyKey: 'same', name: 'same' };
    const first = await open(input);
    expect(first.value).not.toBeNull();
    expect(await open(input)).toEqual(first);
    expect(await shops('same')).toBe(1);
  });

  it('knows the input again in another order, at every depth, and with absent values', async () => {
    const first = await open({
      idempotencyKey: 'order',
      name: 'order',
      at: { town: 'Venlo', no: [{ a: 1, b: 2 }] },
    });
    const again = {
      at: { no: [{ b: 2, a: 1 }], town: 'Venlo', box: undefined },
      name: 'order',
      idempotencyKey: 'order',
    };
    expect(await open(again)).toEqual(first);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another value', { name: 'other' }],
    ['a value more', { more: 1 }],
    ['a list in another order', { list: [2, 1] }],
    ['another instant', { opens: new Date('2026-07-02T09:00:00Z') }],
    ['a number as a text', { floor: '1' }],
  ])('refuses a key that comes back with %s, and does nothing', async (name, change) => {
    const input = {
      idempotencyKey: name,
      name,
      list: [1, 2],
      opens: new Date('2026-07-01T09:00:00Z'),
      floor: 1,
    };
    await open(input);
    expect(await open({ ...input, ...change })).toEqual(reused);
    expect((await shops(name)) + (await shops('other'))).toBe(1);
  });

  it('refuses a key that was used for another mutation', async () => {
    const input = { idempotencyKey: 'mutation', name: 'mutation' };
    await open(input);
    expect(await open(input, { mutation: 'closeShop' })).toEqual(reused);
  });

  it('leaves the key unclaimed when the input is refused', async () => {
    const input = { idempotencyKey: 'refused', name: 'refused' };
    const refusal = await open(input, {
      create: () => Promise.resolve(refused(alreadyExists('input', 'name'))),
    });
    expect(refusal.errors).toHaveLength(1);
    expect((await open({ ...input, name: 'corrected' })).value).not.toBeNull();
    expect(await shops('corrected')).toBe(1);
  });

  it('leaves nothing of a fault between claim and commit', async () => {
    const input = { idempotencyKey: 'fault', name: 'fault' };
    const fault = dataSource.transaction((manager) =>
      createOnce(
        manager,
        { caller: somebody, clock, createId: randomUUID },
        { mutation: 'openShop', input },
        async (id) => {
          await insert(manager, 'fault')(id);
          throw new Error('a fault of the service');
        },
        () => Promise.reject(new Error('there is nothing to find')),
      ),
    );
    await expect(fault).rejects.toThrow('a fault of the service');
    expect(await shops('fault')).toBe(0);
    expect((await open(input)).value).not.toBeNull();
  });

  it('leaves nothing of a connection that dies between claim and commit', async () => {
    const input = { idempotencyKey: 'killed', name: 'killed' };
    const killed = dataSource.transaction((manager) =>
      createOnce(
        manager,
        { caller: somebody, clock, createId: randomUUID },
        { mutation: 'openShop', input },
        async (id) => {
          const outcome = await insert(manager, 'killed')(id);
          const [row] = await manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
          await hub.sql('select pg_terminate_backend($1, 5000)', [row?.pid]);
          return outcome;
        },
        () => Promise.reject(new Error('there is nothing to find')),
      ),
    );
    await expect(killed).rejects.toThrow(/released|terminat/);
    expect(await shops('killed')).toBe(0);
    expect((await open(input)).value).not.toBeNull();
    expect(await shops('killed')).toBe(1);
  });

  it('creates once when ten ask at the same time, and answers all the same', async () => {
    const input = { idempotencyKey: 'ten', name: 'ten' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(input)));
    expect(new Set(answers.map(({ value }) => value)).size).toBe(1);
    expect(answers[0]?.value).not.toBeNull();
    expect(await shops('ten')).toBe(1);
  });

  it('creates once of two bodies that race under one key, and refuses the other', async () => {
    const answers = await Promise.all(['red', 'blue'].map((name) => open({ idempotencyKey: 'race', name })));
    expect(answers.filter(({ value }) => value !== null)).toHaveLength(1);
    expect(answers).toContainEqual(reused);
    expect((await shops('red')) + (await shops('blue'))).toBe(1);
  });

  it('keeps the keys of different callers apart', async () => {
    const input = { idempotencyKey: 'callers', name: 'callers' };
    const mine = await open(input);
    const yours = await open(input, { caller: callers.organiser('somebody else') });
    expect(yours.value).not.toBeNull();
    expect(yours.value).not.toBe(mine.value);
  });

  it.each([null, undefined])('creates every time when the key is %s', async (idempotencyKey) => {
    const name = `no key ${idempotencyKey}`;
    await open({ idempotencyKey: idempotencyKey ?? null, name });
    await open({ name });
    expect(await shops(name)).toBe(2);
  });

  it('binds no key to a caller without a name', async () => {
    const input = { idempotencyKey: 'public', name: 'public' };
    await open(input, { caller: publicCaller });
    await open(input, { caller: publicCaller });
    expect(await shops('public')).toBe(2);
  });

  it('refuses a key that is too long to keep or cannot be kept', async () => {
    expect(await open({ idempotencyKey: 'k'.repeat(201), name: 'long' })).toEqual({
      value: null,
      errors: [
        { __typename: 'InvalidValue', path: ['input', 'idempotencyKey'], reason: 'TOO_LONG', maximum: 200 },
      ],
    });
    expect(await open({ idempotencyKey: 'a\0', name: 'long' })).toMatchObject({
      errors: [{ reason: 'MALFORMED' }],
    });
    expect(await shops('long')).toBe(0);
    expect((await open({ idempotencyKey: 'k'.repeat(200), name: 'long' })).value).not.toBeNull();
  });

  it('keeps neither key nor input, only what tells one from another', async () => {
    clock.set('2026-06-15T09:59:59Z');
    const idempotencyKey = sensitive('idempotency key', '111222333');
    await open({ idempotencyKey, name: sensitive('private text', 'Bakery of the corner') });
    const rows = await hub.sql('select * from highstreet.idempotency_keys where created_at = $1', [
      clock.now(),
    ]);
    expect(rows).toMatchObject([{ subject: 'somebody' }]);
    expect(JSON.stringify(rows)).not.toMatch(/Bakery|111222333/);
  });
});
