import { publicCaller } from '@banenbrug/service-common';
import { parse } from 'graphql';
import { FetchRefused, type FetchRequest, TransportError } from '../transport/subgraph-transport';
import { defaultResilience } from './resilience-settings';
import { mayRetry, pause, pauseBefore } from './retry';
import { createRetryBudget } from './retry-budget';

function request(kind: 'query' | 'mutation' = 'query', signal?: AbortSignal): FetchRequest {
  const text = `${kind} { a }`;
  const context = {
    caller: publicCaller,
    token: null,
    expiresAt: null,
    requestId: 'r',
    language: 'en',
    signal,
  } as const;
  return {
    document: { text, document: parse(text), operationName: undefined, kind },
    variables: {},
    context,
  };
}

const away = new TransportError('SUBGRAPH_UNAVAILABLE', 'refused');

describe('what may be sent again', () => {
  it('is a query that found nobody', () => {
    expect(mayRetry(request(), away)).toBe(true);
  });

  it.each([
    ['a mutation', request('mutation'), away],
    ['one whose client has gone', request('query', AbortSignal.abort()), away],
    ['one that took too long', request(), new TransportError('SUBGRAPH_TIMEOUT', 'late')],
    ['one that was answered with nonsense', request(), new TransportError('SUBGRAPH_BAD_RESPONSE', 'what')],
    ['one that was refused here', request(), new FetchRefused('SUBGRAPH_UNAVAILABLE', 'away')],
    ['one for which there is no room', request(), new FetchRefused('SUBGRAPH_OVERLOADED', 'full')],
    ['one that failed for no known reason', request(), new Error('bug')],
  ])('is not %s', (_, fetch, error) => {
    expect(mayRetry(fetch, error)).toBe(false);
  });
});

describe('the pause', () => {
  it('is anything up to its longest, which doubles', () => {
    const { retries } = defaultResilience;
    expect([0, 0.5, 1].map((random) => pauseBefore(1, retries, () => random))).toEqual([0, 50, 100]);
    expect([0, 0.5, 1].map((random) => pauseBefore(2, retries, () => random))).toEqual([0, 100, 200]);
  });

  it('ends when the client goes', async () => {
    const client = new AbortController();
    const paused = pause(60_000, client.signal);
    client.abort();
    await expect(paused).resolves.toBeUndefined();
  });
});

describe('the budget of what is sent again', () => {
  it('is a reserve and a share of all fetches', () => {
    const budget = createRetryBudget(0.25, 2);
    const spent = (): number => {
      let count = 0;
      while (budget.spend()) count += 1;
      return count;
    };
    expect(spent()).toBe(2);
    for (let fetch = 0; fetch < 4; fetch += 1) budget.earn();
    expect(spent()).toBe(1);
    for (let fetch = 0; fetch < 1000; fetch += 1) budget.earn();
    expect(spent()).toBe(2);
  });
});
