import { setTimeout as wait } from 'node:timers/promises';
import {
  type Answer,
  ask,
  callers,
  createTestHub,
  fixedClock,
  observedLogger,
  sensitive,
  type TestHub,
} from '@banenbrug/testkit';
import { type DocumentNode, parse } from 'graphql';
import {
  createKitTables,
  dropKitTables,
  kitEntities,
  kitTables,
  publishAuditLog,
  withdrawAuditLog,
} from '../database';
import { HubError, referenceUnknown } from '../errors';
import { type Caller, publicCaller } from '../identity';
import { randomId } from '../ids';
import { createSubgraph } from './create-subgraph';
import type { RequestContext } from './request-context';
import type { ResolverMap } from './resolver-map';
import type { Subgraph, SubgraphOperation } from './subgraph';
import type { SubgraphRuntime } from './subgraph-definition';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query {
    who: String! whoPrivately(ms: Int): String! fault: String! faultBelow: Below forbidden: String
    late(ms: Int!): Int sleep: Int limit(n: Int!): Int refusal: UserError occupation: Occupation
  }
  type Below { fault: String! }
`;

const nap = async (ms: number, resolve: () => unknown): Promise<unknown> => {
  await wait(ms);
  return resolve();
};

const whoPrivately = async (_: unknown, { ms = 0 }: { ms?: number }, { database }: RequestContext) => {
  await wait(ms);
  return database.privately(async (manager, seen) => {
    const [row] = await manager.query<{ desk: string }[]>(`select current_setting('app.desk_id') as desk`);
    if (row) seen([row.desk]);
    return row?.desk;
  });
};

const bsn = sensitive('BSN', '123456782');

const resolvers: ResolverMap = {
  Query: {
    who: (_: unknown, __: unknown, { caller }: RequestContext) => caller.subject ?? 'nobody',
    whoPrivately,
    fault: () => Promise.reject(new Error(`secret ${bsn}`)),
    faultBelow: () => ({}),
    forbidden: () => {
      throw new HubError('FORBIDDEN');
    },
    late: (_: unknown, { ms }: { ms: number }, context: RequestContext) =>
      nap(ms, async () => (await whoPrivately(_, {}, context), 1)),
    sleep: async (_: unknown, __: unknown, { database }: RequestContext) => {
      await database.manager.query('select pg_sleep(30)');
      return 1;
    },
    limit: (_: unknown, { n }: { n: number }) => n,
    refusal: () => referenceUnknown('input', 'id'),
    occupation: () => ({ scheme: 'ISCO', code: '9333' }),
  },
  Below: { fault: () => Promise.reject(new Error(`secret ${bsn}`)) },
};

describe('createSubgraph', () => {
  let hub: TestHub;
  let runtime: SubgraphRuntime;
  let subgraph: Subgraph;
  const logged: unknown[] = [];
  const log = (...line: unknown[]): void => void logged.push(line);
  const logger = observedLogger('toy', log);
  const desk = (n: number): Caller =>
    callers.desk(`0b6f7c3e-8f5a-4a52-9d1e-${String(n).padStart(12, '0')}`, ['AM06'], `desk ${n}`);
  const operation = (text: string, change: Partial<SubgraphOperation> = {}): SubgraphOperation => ({
    document: parse(text),
    caller: desk(1),
    requestId: 'request-1',
    language: 'en',
    ...change,
  });
  const lines = (): Promise<object[]> => hub.sql('select actor, action from toy.audit_entries');
  const heldOpen = (): Promise<object[]> =>
    hub.sql(
      `select pid from pg_stat_activity where usename = $1 and datname = current_database() and state <> 'idle'`,
      [hub.role('toy').name],
    );
  const make = (createContext: (base: RequestContext) => RequestContext = (base) => base): Subgraph =>
    createSubgraph({ name: 'toy', sdl, resolvers, createContext }, runtime);

  beforeAll(async () => {
    hub = await createTestHub([
      {
        store: {
          name: 'toy',
          entities: kitEntities,
          migrations: [
            class CreateKitTables1764000000000 {
              up = createKitTables;
              down = dropKitTables;
            },
            class PublishAuditLog1764000000001 {
              up = publishAuditLog;
              down = withdrawAuditLog;
            },
          ],
          tables: kitTables,
          publishes: [],
        },
        create: () => subgraph,
      },
    ]);
    const dataSource = await hub.dataSource('toy');
    runtime = { dataSource, clock: fixedClock('2026-06-15T08:00:00Z'), createId: randomId, logger };
    subgraph = make();
  });
  beforeEach(async () => {
    logged.length = 0;
    await hub.sql('truncate toy.audit_entries');
  });
  afterAll(() => hub.close());

  it('answers with data, and without errors when there are none', async () => {
    const result = await subgraph.execute(operation('{ who }'));
    expect(JSON.parse(JSON.stringify(result))).toEqual({ data: { who: 'desk 1' } });
  });

  it('validates a document object once, and no longer than it lives', async () => {
    let visits = 0;
    const document: DocumentNode = new Proxy(parse('{ who }'), {
      get(target, key, receiver) {
        if (key === 'kind') visits += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    await subgraph.execute({ ...operation('{ who }'), document });
    const afterFirst = visits;
    for (let n = 0; n < 10; n += 1) await subgraph.execute({ ...operation('{ who }'), document });
    expect(afterFirst).toBeGreaterThan(0);
    // Executing looks at the document too, a constant number of times, and less than validating does.
    expect((visits - afterFirst) / 10).toBeLessThan(afterFirst / 2);
  });

  it.each(['{ salary }', '{ who { name } }', 'mutation { fire }', '{ limit(n: "one") }'])(
    'refuses %s, which is of another schema, without repeating it',
    async (text) => {
      for (let round = 0; round < 2; round += 1) {
        const { data, errors } = await subgraph.execute(operation(text, { language: 'nl' }));
        expect(data).toBeUndefined();
        expect(errors?.map((error) => error.toJSON())).toEqual([
          {
            message: 'De vraag past niet bij het schema.',
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          },
        ]);
      }
    },
  );

  it('blames the request for variables that do not fit, without repeating them', async () => {
    const result = await subgraph.execute(
      operation('query ($n: Int!) { limit(n: $n) }', { variables: { n: bsn } }),
    );
    expect(result).toMatchObject({ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(JSON.stringify(result)).not.toContain(bsn);
    expect(logged).toEqual([]);
  });

  it('leaves one audit line for an operation that reads privately, and none for another', async () => {
    await subgraph.execute(operation('{ who limit(n: 1) }'));
    expect(await lines()).toEqual([]);
    await subgraph.execute(operation('{ a: whoPrivately b: whoPrivately }'));
    expect(await lines()).toEqual([{ actor: 'desk 1', action: 'READ_PRIVATE' }]);
  });

  it('ends the private session when other fields fail, and audits what was read', async () => {
    const { data, errors } = await subgraph.execute(
      operation('{ forbidden faultBelow { fault } whoPrivately }'),
    );
    expect(data).toMatchObject({ forbidden: null, faultBelow: null, whoPrivately: desk(1).deskId });
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual([
      ['forbidden', 'FORBIDDEN'],
      ['faultBelow.fault', 'INTERNAL_SERVER_ERROR'],
    ]);
    expect(await lines()).toHaveLength(1);
    expect(await heldOpen()).toEqual([]);
    expect(JSON.stringify([data, errors, logged])).not.toContain(bsn);
    expect(logged).toHaveLength(1);
  });

  it('leaves no session open for a field that is still under way when a null has ended the answer', async () => {
    const { data } = await subgraph.execute(operation('{ fault late(ms: 60) }'));
    expect(data).toBeNull();
    await wait(120);
    expect(await heldOpen()).toEqual([]);
    expect(await lines()).toEqual([]);
  });

  it('withholds the answer when the audit line cannot be written', async () => {
    const role = hub.role('toy').name;
    await hub.sql(`revoke insert on toy.audit_entries from ${role}`);
    try {
      const result = await subgraph.execute(operation('{ who whoPrivately }'));
      expect(result).toMatchObject({
        data: null,
        errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' } }],
      });
      expect(JSON.stringify(result)).not.toContain(desk(1).deskId);
      expect(logged).toHaveLength(1);
      expect(await heldOpen()).toEqual([]);
    } finally {
      await hub.sql(`grant insert on toy.audit_entries to ${role}`);
    }
  });

  it('masks a fault while the context is made', async () => {
    const broken = make(() => {
      throw new Error(`secret ${bsn}`);
    });
    const result = await broken.execute(operation('{ who }'));
    expect(result).toMatchObject({ data: null, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    expect(JSON.stringify([result, logged])).not.toContain(bsn);
    expect(logged).toHaveLength(1);
  });

  it('keeps concurrent operations of different callers apart', async () => {
    const text = 'query ($ms: Int) { who a: whoPrivately(ms: $ms) b: whoPrivately }';
    const answers = await Promise.all(
      Array.from(
        { length: 24 },
        (_, n): Promise<Answer<{ who: string; a: string; b: string }>> =>
          ask(subgraph, text, { ms: n % 5 }, { caller: desk(n) }),
      ),
    );
    expect(answers.map(({ data }) => data)).toEqual(
      Array.from({ length: 24 }, (_, n) => ({ who: `desk ${n}`, a: desk(n).deskId, b: desk(n).deskId })),
    );
    expect(await lines()).toHaveLength(24);
  });

  it('cancels its SQL when the signal aborts, and makes no noise of it', async () => {
    const gone = new AbortController();
    const answer = subgraph.execute(operation('{ sleep who }', { signal: gone.signal }));
    while ((await heldOpen()).length === 0) await wait(5);
    gone.abort();
    expect(await answer).toMatchObject({ data: { sleep: null, who: 'desk 1' } });
    expect(await heldOpen()).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('speaks the language of the request in messages and labels', async () => {
    const text = '{ refusal { code message path } occupation { label } }';
    const [en, nl] = await Promise.all(
      (['en', 'nl'] as const).map((language) =>
        ask<Spoken>(subgraph, text, {}, { caller: publicCaller, language }),
      ),
    );
    expect(en?.data.refusal).toEqual({
      code: 'REFERENCE_UNKNOWN',
      message: 'This reference does not exist, or not for you.',
      path: ['input', 'id'],
    });
    expect(nl?.data.refusal.message).toBe('Deze verwijzing bestaat niet, of niet voor u.');
    expect(nl?.data.occupation.label).not.toBe(en?.data.occupation.label);
  });
});

interface Spoken {
  readonly refusal: { code: string; message: string; path: string[] };
  readonly occupation: { label: string };
}
