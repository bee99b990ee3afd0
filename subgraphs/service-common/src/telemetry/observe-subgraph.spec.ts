import { type ExecutionResult, parse } from 'graphql';
import { publicCaller } from '../identity';
import type { Subgraph } from '../graphql';
import type { Job } from '../jobs';
import { observeJobs, observeSubgraph } from './observe-subgraph';
import { silentSubgraphSignals, type SubgraphSignals } from './subgraph-signals';

/** Signals that keep what they are told, but for times. */
function recorder(): { told: unknown[]; signals: SubgraphSignals } {
  const told: unknown[] = [];
  const keep = (...words: unknown[]): void => void told.push(words.slice(0, 2));
  return { told, signals: { ...silentSubgraphSignals, operationEnded: keep, jobEnded: keep } };
}

describe('a subgraph that is observed', () => {
  it('answers as before, and tells the kind and outcome of each operation', async () => {
    const { told, signals } = recorder();
    const answers: ExecutionResult[] = [
      { data: { a: 1 } },
      { data: { a: null }, errors: [new Error('no') as never] },
      { data: null, errors: [new Error('no') as never] },
    ];
    const results = answers.values();
    const execute = (): Promise<ExecutionResult> => Promise.resolve(results.next().value ?? {});
    const subgraph = observeSubgraph({ name: 'toy', execute } as unknown as Subgraph, signals);
    const given = { caller: publicCaller, requestId: 'r', language: 'en' } as const;
    const texts = ['{ a }', 'mutation { a }', 'query b { a } query c { a }'];
    for (const [index, text] of texts.entries()) {
      const operationName = index === 2 ? 'b' : undefined;
      expect(await subgraph.execute({ ...given, document: parse(text), operationName })).toBe(answers[index]);
    }
    expect(told).toEqual([
      ['query', 'ok'],
      ['mutation', 'partial'],
      ['query', 'failed'],
    ]);
  });
});

describe('jobs that are observed', () => {
  it('tell how each run ended, and fail as before', async () => {
    const { told, signals } = recorder();
    const job = (name: string, run: Job['run']): Job => ({ name, everyMinutes: 1, run });
    const [good, bad] = observeJobs(
      [job('good', async () => []), job('bad', () => Promise.reject(new Error('no')))],
      signals,
    );
    const options = { isDryRun: false };
    expect(await good?.run({} as never, options)).toEqual([]);
    await expect(bad?.run({} as never, options)).rejects.toThrow('no');
    expect(told).toEqual([
      ['good', true],
      ['bad', false],
    ]);
  });
});
