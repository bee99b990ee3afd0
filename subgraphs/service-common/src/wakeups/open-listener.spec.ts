import { setTimeout as wait } from 'node:timers/promises';
import { createTestHub, observedLogger, type TestHub } from '@banenbrug/testkit';
import {
  createKitTables,
  dropKitTables,
  kitEntities,
  kitTables,
  publishAuditLog,
  withdrawAuditLog,
} from '../database';
import { type Listener, openListener } from './open-listener';

const channel = 'toy_changes';
const forever = new AbortController().signal;

interface Session {
  readonly pid: number;
  readonly query: string;
  readonly state: string;
  /** When it last began or ended a statement. */
  readonly changed: string;
}

describe('a process that listens', () => {
  let hub: TestHub;
  let listener: Listener;
  const logged: string[] = [];

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
        create: () => {
          throw new Error('No subgraph is run.');
        },
      },
    ]);
  });
  beforeEach(() => {
    logged.length = 0;
    listener = openListener({
      url: hub.role('toy').url,
      channel,
      logger: observedLogger('toy', (_, message) => logged.push(message)),
      delay: () => 5,
    });
  });
  afterEach(() => listener.close());
  afterAll(() => hub.close());

  const notify = (topic: string): Promise<unknown> => hub.sql('select pg_notify($1, $2)', [channel, topic]);
  const sessions = (): Promise<Session[]> =>
    hub.sql<Session>(
      `select pid, query, state, state_change::text as changed from pg_stat_activity where application_name = $1`,
      [`banenbrug listener ${channel}`],
    );
  const kill = async (): Promise<void> => {
    for (const { pid } of await sessions()) await hub.sql('select pg_terminate_backend($1)', [pid]);
  };

  it('connects with the first watch, and not before', async () => {
    expect(await sessions()).toEqual([]);
    await Promise.all([listener.watch('a').next(forever), listener.watch('b').next(forever)]);
    expect(await sessions()).toMatchObject([{ query: `listen "${channel}"`, state: 'idle' }]);
    await listener.close();
    expect(await sessions()).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('hears what another connection tells of its topic when that commits', async () => {
    const watch = listener.watch('a');
    // The first time may have missed something: it has just connected.
    await watch.next(forever);
    let isWoken = false;
    const next = watch.next(forever).then(() => {
      isWoken = true;
    });
    await notify('b');
    expect(isWoken).toBe(false);
    await notify('a');
    await next;
    expect(isWoken).toBe(true);
  });

  it('sends nothing while nothing is told', async () => {
    await listener.watch('a').next(forever);
    const before = await sessions();
    await wait(500);
    expect(await sessions()).toEqual(before);
  });

  it('comes back when its connection is killed, and wakes everybody once', async () => {
    const [a, b] = [listener.watch('a'), listener.watch('b')];
    await Promise.all([a.next(forever), b.next(forever)]);
    await kill();
    await Promise.all([a.next(forever), b.next(forever)]);
    const next = a.next(forever);
    await notify('a');
    await next;
    expect(await sessions()).toHaveLength(1);
    expect(logged).toEqual([
      expect.stringContaining('made again'),
      expect.stringContaining('heard of again'),
    ]);
  });

  it('keeps trying while it is not let in, and says so once', async () => {
    const { name } = hub.role('toy');
    await hub.sql(`alter role "${name}" nologin`);
    const next = listener.watch('a').next(forever);
    try {
      while (logged.length === 0) await wait(5);
      await wait(100);
    } finally {
      await hub.sql(`alter role "${name}" login`);
    }
    await next;
    expect(logged).toEqual([
      expect.stringContaining('made again'),
      expect.stringContaining('heard of again'),
    ]);
  });

  it('ends in peace without having connected, and while it cannot', async () => {
    await listener.close();
    const { url } = hub.role('toy');
    const stray = openListener({
      url: url.replace(/\/[^/]*$/, '/nowhere'),
      channel,
      logger: observedLogger('toy', (_, message) => logged.push(message)),
      delay: () => 60_000,
    });
    stray.watch('a');
    while (logged.length === 0) await wait(5);
    await stray.close();
    expect(logged).toEqual([expect.stringContaining('made again')]);
  });
});
