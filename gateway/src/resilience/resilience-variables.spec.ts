import { parseEnvironment } from '@banenbrug/service-common';
import { z } from 'zod';
import { loadSettings, loadVariables, resilienceSettings, subgraphVariables } from './resilience-variables';

const read = (variables: Record<string, string>): unknown => {
  const result = parseEnvironment(z.object({ ...subgraphVariables, ...loadVariables }), variables);
  if (result.type === 'error') return result.problems;
  return { ...resilienceSettings(result.environment), load: loadSettings(result.environment) };
};

describe('the variables of resilience', () => {
  it('have defaults', () => {
    expect(read({})).toMatchObject({
      regions: { timeoutMs: 10_000, concurrency: 32, queue: 256, retries: { atMost: 2 } },
      load: { maxOperations: 512, maxEventLoopDelayMs: 1000 },
    });
  });

  it('hold for all subgraphs, the time for one too', () => {
    const given = {
      SUBGRAPH_TIMEOUT_SECONDS: '4',
      AGREEMENTS_TIMEOUT_SECONDS: '0.5',
      SUBGRAPH_CONCURRENCY: '8',
      SUBGRAPH_QUEUE: '0',
      MAX_OPERATIONS: '100',
      MAX_EVENT_LOOP_DELAY_MS: '0',
    };
    expect(read(given)).toMatchObject({
      regions: { timeoutMs: 4000, concurrency: 8, queue: 0 },
      agreements: { timeoutMs: 500, concurrency: 8, queue: 0 },
      load: { maxOperations: 100, maxEventLoopDelayMs: 0 },
    });
  });

  it.each([
    ['OPERATION_TIMEOUT_SECONDS', '51'],
    ['SUBGRAPH_TIMEOUT_SECONDS', '0'],
    ['CANDIDATES_TIMEOUT_SECONDS', 'soon'],
    ['SUBGRAPH_CONCURRENCY', '0'],
    ['SUBGRAPH_QUEUE', '-1'],
    ['MAX_OPERATIONS', '1.5'],
    ['MAX_EVENT_LOOP_DELAY_MS', 'none'],
  ])('refuse %s=%s', (name, value) => {
    expect(read({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: must be `))]);
  });
});
