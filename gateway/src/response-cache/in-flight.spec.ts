import {
  type ParsedOperation,
  type RequestIdentity,
  UnauthenticatedError,
  publicCaller,
} from '@banenbrug/service-common';
import { callers, fixedClock } from '@banenbrug/testkit';
import { type ExecutionResult, parse } from 'graphql';
import { shareInFlight } from './in-flight';

const identity: RequestIdentity = {
  caller: callers.liaison(),
  token: 'a token',
  expiresAt: null,
  requestId: 'r',
  language: 'en',
};

/** A shared execution whose runs end when the test says so. */
function watched() {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  const runs: { request: ParsedOperation; end: (answer: ExecutionResult) => void }[] = [];
  const execute = shareInFlight(
    (request) => new Promise<ExecutionResult>((end) => void runs.push({ request, end })),
    { clock },
  );
  const ask = (query: string, context: Partial<RequestIdentity> = {}, variables = {}) =>
    execute({
      document: parse(query),
      documentId: query,
      operationName: undefined,
      variables,
      context: { ...identity, ...context },
    });
  return { clock, runs, ask };
}

const answer = { data: { a: 1 } };

describe('equal queries of one caller at the same time', () => {
  it('are one execution with one answer, errors and all', async () => {
    const { runs, ask } = watched();
    const asked = [ask('{ a }'), ask('{ a }', { requestId: 'another' }), ask('{ a }')];
    expect(runs).toHaveLength(1);
    const failed = { data: null, errors: [] };
    runs[0]?.end(failed);
    expect(await Promise.all(asked)).toEqual([failed, failed, failed]);
    void ask('{ a }');
    expect(runs).toHaveLength(2);
  });

  it.each<[string, Partial<RequestIdentity>]>([
    ['another token', { token: 'another token' }],
    ['no token', { token: null }],
    ['the same token for another scope', { caller: callers.admin() }],
    ['another language', { language: 'nl' }],
  ])('are not one with %s', (_, context) => {
    const { runs, ask } = watched();
    void ask('{ a }');
    void ask('{ a }', context);
    expect(runs).toHaveLength(2);
  });

  it('are one only when their variables are', () => {
    const { runs, ask } = watched();
    const query = 'query ($in: In) { a(in: $in) }';
    void ask(query, {}, { in: { x: 1, y: [1, 2] } });
    void ask(query, {}, { in: { y: [1, 2], x: 1 } });
    expect(runs).toHaveLength(1);
    void ask(query, {}, { in: { x: 1, y: [2, 1] } });
    void ask(query, {}, { in: { x: '1', y: [1, 2] } });
    void ask(query, {}, {});
    expect(runs).toHaveLength(4);
  });

  it('are joined for a second: then what the first has read may no longer be so', () => {
    const { clock, runs, ask } = watched();
    void ask('{ a }');
    clock.set('2026-06-15T08:00:00.999Z');
    void ask('{ a }');
    expect(runs).toHaveLength(1);
    clock.set('2026-06-15T08:00:01Z');
    void ask('{ a }');
    expect(runs).toHaveLength(2);
  });

  it('do not reach over the end of a mutation, and mutations are each their own', async () => {
    const { runs, ask } = watched();
    void ask('{ a }');
    const writing = ask('mutation { a }');
    void ask('mutation { a }');
    void ask('{ a }');
    expect(runs).toHaveLength(3);
    runs[1]?.end(answer);
    await writing;
    void ask('{ a }');
    expect(runs).toHaveLength(4);
  });

  it('leave one by one: the execution is stopped when the last has gone, for the reason that one had', async () => {
    const { runs, ask } = watched();
    const [one, other] = [new AbortController(), new AbortController()];
    void ask('{ a }', { signal: one.signal });
    void ask('{ a }', { signal: other.signal });
    const signal = runs[0]?.request.context.signal;
    one.abort(new Error('gone'));
    expect(signal?.aborted).toBe(false);
    const reason = new UnauthenticatedError('expired');
    other.abort(reason);
    expect([signal?.aborted, signal?.reason]).toEqual([true, reason]);
    void ask('{ a }');
    expect(runs).toHaveLength(2);
  });

  it('are not stopped while one waits that never leaves', async () => {
    const { runs, ask } = watched();
    const leaving = new AbortController();
    const staying = ask('{ a }', { caller: publicCaller, token: null });
    void ask('{ a }', { caller: publicCaller, token: null, signal: leaving.signal });
    leaving.abort();
    expect(runs[0]?.request.context.signal?.aborted).toBe(false);
    runs[0]?.end(answer);
    expect(await staying).toEqual(answer);
  });

  it('are each their own when a value has no JSON', () => {
    const { runs, ask } = watched();
    const query = 'query ($n: Float) { a(n: $n) }';
    for (const n of [Number.NaN, Number.NaN, 1n, 1n]) void ask(query, {}, { n });
    expect(runs).toHaveLength(4);
  });
});
