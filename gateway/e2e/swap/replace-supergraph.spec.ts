import { EventEmitter, once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type WatchedFile, watchFile } from '../../src/supergraph/watch-file';
import {
  type Federation,
  composeOrThrow,
  recordingLogger,
  startFederation,
} from '../federation/start-federation';

const waiting = new EventEmitter<{ one: [release: () => void] }>();
const shop = {
  typeDefs: 'type Query { old: String slow: String fresh: String }',
  resolvers: {
    Query: {
      old: () => 'old',
      fresh: () => 'fresh',
      slow: () => new Promise((resolve) => waiting.emit('one', () => resolve('slow'))),
    },
  },
};
/** What the supergraph said before `fresh` came. */
const former = composeOrThrow({ shop: { typeDefs: 'type Query { old: String slow: String }' } });
const newer = composeOrThrow({ shop });
const foreign = composeOrThrow({ shop, market: { typeDefs: 'type Query { price: Int }' } });

describe.each(['in-process', 'http'] as const)('a gateway whose supergraph is replaced (%s)', (wire) => {
  let federation: Federation;
  const logger = recordingLogger();
  beforeEach(async () => {
    federation = await startFederation(wire, { shop }, { logger, timeoutMs: { shop: 20_000 } });
    await federation.gateway.replaceSupergraph(former);
    logger.lines.length = 0;
  });
  afterEach(() => federation.close());

  it('answers by the new one from then on, and shows its schema', async () => {
    const before = await federation.ask('{ fresh }');
    expect(before.errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    await federation.gateway.replaceSupergraph(newer);
    expect(await federation.ask('{ fresh }')).toEqual({ data: { fresh: 'fresh' } });
    expect(federation.gateway.schema.getQueryType()?.getFields()).toHaveProperty('fresh');
    expect(logger.lines.map(({ message }) => message)).toEqual(['a new supergraph is served']);
  });

  it('finishes what has begun by the former one', async () => {
    const begun = once(waiting, 'one');
    const running = federation.ask('{ slow old }');
    const [release] = (await begun) as [() => void];
    await federation.gateway.replaceSupergraph(newer);
    release();
    expect(await running).toEqual({ data: { slow: 'slow', old: 'old' } });
  });

  it.each([
    ['no GraphQL', 'type Query {'],
    ['no supergraph', 'type Query { old: String }'],
    ['half of one', newer.slice(0, newer.length / 2)],
    ['one with a subgraph that nobody can reach', foreign],
  ])('keeps the former one when it is given %s', async (_, text) => {
    await expect(federation.gateway.replaceSupergraph(text)).rejects.toThrow(/./);
    expect(await federation.ask('{ old }')).toEqual({ data: { old: 'old' } });
    expect(logger.lines.map(({ message }) => message)).toEqual([
      'a new supergraph cannot be served: the former one stays',
    ]);
    await federation.gateway.replaceSupergraph(newer);
    expect(await federation.ask('{ fresh }')).toEqual({ data: { fresh: 'fresh' } });
  });

  it('serves the last of several that come at once', async () => {
    const { gateway } = federation;
    await Promise.allSettled([
      gateway.replaceSupergraph(newer),
      gateway.replaceSupergraph('nonsense'),
      gateway.replaceSupergraph(former),
      gateway.replaceSupergraph(newer),
    ]);
    expect(await federation.ask('{ fresh }')).toEqual({ data: { fresh: 'fresh' } });
  });

  it('answers every one of many operations while it is replaced again and again', async () => {
    const { gateway } = federation;
    const asked: Promise<unknown>[] = [];
    for (let i = 0; i < 8; i += 1) {
      asked.push(...Array.from({ length: 10 }, () => federation.ask('{ old }')));
      await gateway.replaceSupergraph(i % 2 === 0 ? newer : former);
    }
    for (const answer of await Promise.all(asked)) expect(answer).toEqual({ data: { old: 'old' } });
  });
});

describe('a watched file', () => {
  let folder: string;
  let file: string;
  let watched: WatchedFile;
  const told = new EventEmitter<{ change: [text: string] }>();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banenbrug-supergraph-'));
    file = join(folder, 'supergraph.graphql');
    await writeFile(file, 'first');
  });
  afterEach(async () => {
    watched.close();
    await rm(folder, { recursive: true });
  });

  function watch(onChange?: (text: string) => Promise<void>): void {
    const tell = async (text: string): Promise<void> => {
      told.emit('change', text);
      await onChange?.(text);
    };
    watched = watchFile({ file, everyMs: 10, onChange: tell, logger: recordingLogger() });
  }

  it('is told when it is written in place, and when another takes its place', async () => {
    watch();
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const text of ['second', 'third', 'fourth']) {
      const change = once(told, 'change');
      if (text === 'second') await writeFile(file, text);
      else {
        await writeFile(`${file}.new`, text);
        await rename(`${file}.new`, file);
      }
      expect(await change).toEqual([text]);
    }
  });

  it('is told of the next version when one cannot be used, or was away for a while', async () => {
    watch(() => Promise.reject(new Error('unusable')));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = once(told, 'change');
    await writeFile(file, 'second');
    await second;
    await rm(file);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const third = once(told, 'change');
    await writeFile(file, 'third');
    expect(await third).toEqual(['third']);
  });
});
