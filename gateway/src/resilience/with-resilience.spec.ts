import { publicCaller } from '@banenbrug/service-common';
import { parse } from 'graphql';
import { createInProcessTransport } from '../transport/in-process-transport';
import {
  type FetchRequest,
  type SubgraphAnswer,
  type SubgraphTransport,
  TransportError,
} from '../transport/subgraph-transport';
import { defaultResilience } from './resilience-settings';
import { withResilience } from './with-resilience';

const silent = { onTry: () => {}, onShed: () => {}, onBreaker: () => {} };

function request(kind: 'query' | 'subscription'): FetchRequest {
  const text = `${kind} { a }`;
  return {
    document: { text, document: parse(text), operationName: undefined, kind },
    variables: {},
    context: { caller: publicCaller, token: null, expiresAt: null, requestId: 'r', language: 'en' },
  };
}

async function* oneAnswer(): AsyncGenerator<SubgraphAnswer> {
  yield { data: { a: 1 } };
}

async function allOf(stream: AsyncIterable<SubgraphAnswer> | undefined): Promise<SubgraphAnswer[]> {
  const answers: SubgraphAnswer[] = [];
  for await (const answer of stream ?? []) answers.push(answer);
  return answers;
}

describe('a subscription over a bounded line', () => {
  it('is followed while the subgraph is asked, refused at once while it is not, and followed again in time', async () => {
    let time = 0;
    const away: SubgraphTransport = {
      fetch: () => Promise.reject(new TransportError('SUBGRAPH_UNAVAILABLE', 'away')),
      subscribe: oneAnswer,
      close: async () => {},
    };
    const settings = {
      ...defaultResilience,
      retries: { ...defaultResilience.retries, atMost: 0 },
      breaker: { ...defaultResilience.breaker, minimum: 1, openMs: 100 },
    };
    const line = withResilience('away', away, settings, silent, { now: () => time, random: () => 1 });
    const follow = (): Promise<SubgraphAnswer[]> => allOf(line.subscribe?.(request('subscription')));
    expect(await follow()).toHaveLength(1);
    await expect(line.fetch(request('query'))).rejects.toThrow('away');
    await expect(follow()).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    // Where nothing but subscriptions comes, nobody else would try.
    time += 100;
    expect(await follow()).toHaveLength(1);
  });
});

describe('what is not a fetch', () => {
  it('is passed on as it is', () => {
    const bare = {
      fetch: () => Promise.resolve({ data: {} }),
      forwardUpload: () => Promise.reject(new Error('not called')),
      close: async () => {},
    };
    const line = withResilience('bare', bare, defaultResilience, silent);
    expect(line.forwardUpload).toBe(bare.forwardUpload);
    expect(line.subscribe).toBeUndefined();
  });
});

describe('a subgraph of the same process', () => {
  it('can be bounded in the same way, without retries and breaker', async () => {
    let running = 0;
    let most = 0;
    const execute = async (): Promise<{ data: { a: number } }> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return { data: { a: 1 } };
    };
    const settings = {
      ...defaultResilience,
      concurrency: 2,
      queue: 3,
      retries: { ...defaultResilience.retries, atMost: 0 },
      breaker: null,
    };
    const line = withResilience('here', createInProcessTransport({ execute }), settings, silent);
    const fetched = await Promise.allSettled(Array.from({ length: 6 }, () => line.fetch(request('query'))));
    expect(fetched.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(most).toBe(2);
  });
});
