import { GraphQLError } from 'graphql';
import type { Run } from '../executor/run';
import type { Complete } from './complete-value';
import { writtenOnce } from './written-once';

const region = { code: 'AM01' };

function runWith(...shared: object[]): Run {
  const parts = { errors: [], nulls: [], unfit: new Map(), path: [] };
  return { ...parts, shared: new Map(shared.map((value) => [value, null])) } as unknown as Run;
}

/** Writes what it is given, and counts. */
function counting(note: (run: Run) => void = () => {}): { complete: Complete; times: () => number } {
  let times = 0;
  const complete = writtenOnce((raw, run) => {
    times += 1;
    note(run);
    return JSON.stringify(raw);
  });
  return { complete, times: () => times };
}

describe('writtenOnce', () => {
  it('writes what places share once', () => {
    const { complete, times } = counting();
    const run = runWith(region);
    expect([complete(region, run), complete(region, run)]).toEqual(['{"code":"AM01"}', '{"code":"AM01"}']);
    expect(times()).toBe(1);
  });

  it('writes what is not shared at each of its places', () => {
    const { complete, times } = counting();
    const run = runWith({});
    complete(region, run);
    complete(region, run);
    expect(times()).toBe(2);
  });

  it('writes what is shared by places with other fields for each of them', () => {
    const [short, long] = [writtenOnce(() => '{}'), counting().complete];
    const run = runWith(region);
    expect([short, long, short].map((complete) => complete(region, run))).toEqual([
      '{}',
      '{"code":"AM01"}',
      '{}',
    ]);
  });

  it.each<[string, (run: Run) => void]>([
    ['an error', ({ errors }) => errors.push(new GraphQLError('denied'))],
    ['a null where there may be none', ({ nulls }) => nulls.push({ path: [], field: 'Region.name' })],
    [
      'a value of another type',
      ({ unfit }) => unfit.set('regions', { path: [], field: 'Region.name', count: 1 }),
    ],
  ])('has %s told at each of its places', (_, note) => {
    const { complete, times } = counting(note);
    const run = runWith(region);
    complete(region, run);
    complete(region, run);
    expect(times()).toBe(2);
  });
});
