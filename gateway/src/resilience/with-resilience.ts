import { endOf } from '../transport/deadline';
import {
  FetchRefused,
  type FetchRequest,
  type SubgraphAnswer,
  type SubgraphTransport,
  TransportError,
} from '../transport/subgraph-transport';
import { type Bulkhead, createBulkhead } from './bulkhead';
import { type CircuitBreaker, createCircuitBreaker, noBreaker, type Outcome } from './circuit-breaker';
import type { ResilienceObserver, SubgraphStanding } from './resilience-observer';
import type { ResilienceSettings } from './resilience-settings';
import { mayRetry, pause, pauseBefore } from './retry';
import { createRetryBudget } from './retry-budget';

/** A way to a subgraph that keeps calm when the subgraph does not. */
export interface ResilientTransport extends SubgraphTransport {
  readonly standing: () => SubgraphStanding;
}

/** What differs in a test. */
export interface Surroundings {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** 0…1 */
  readonly random: () => number;
}

const surroundings: Surroundings = { now: () => performance.now(), random: Math.random };

/**
 * Puts a queue, a breaker, retries of queries and one deadline over all of it before a way to a subgraph. A fetch goes through
 * them in this order: time → again? → breaker → queue → breaker → subgraph. The breaker is asked before the queue, so that nobody
 * waits for a subgraph that is away, and after it, because it may have opened meanwhile. Subscriptions are refused by an open
 * breaker and otherwise left alone, as files are.
 * @param name for the observer and the log
 */
export function withResilience(
  name: string,
  transport: SubgraphTransport,
  settings: ResilienceSettings,
  observer: ResilienceObserver,
  { now, random }: Surroundings = surroundings,
): ResilientTransport {
  const bulkhead = createBulkhead(settings.concurrency, settings.queue);
  const breaker = settings.breaker
    ? createCircuitBreaker(settings.breaker, now, (state) => observer.onBreaker(name, state))
    : noBreaker;
  const budget = createRetryBudget(settings.retries.share, settings.retries.reserve);
  const line: Line = { name, transport, bulkhead, breaker, observer, now };
  const subscribe = transport.subscribe?.bind(transport);

  return {
    ...transport,
    async fetch(request) {
      const until = now() + settings.timeoutMs;
      budget.earn();
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await tryOnce(line, request, attempt, until);
        } catch (error) {
          if (attempt > settings.retries.atMost || !mayRetry(request, error) || breaker.refuses())
            throw error;
          const pauseMs = pauseBefore(attempt, settings.retries, random);
          if (now() + pauseMs >= until || !budget.spend()) throw error;
          await pause(pauseMs, request.context.signal);
          if (request.context.signal?.aborted) throw endOf(request.context.signal);
        }
      }
    },
    ...(subscribe
      ? { subscribe: (request: FetchRequest) => (breaker.refuses() ? refusedStream() : subscribe(request)) }
      : {}),
    isAble: () => !breaker.refuses(),
    standing: () => ({
      running: bulkhead.running(),
      queued: bulkhead.queued(),
      breaker: breaker.state(),
    }),
  };
}

interface Line extends Pick<Surroundings, 'now'> {
  readonly name: string;
  readonly transport: SubgraphTransport;
  readonly bulkhead: Bulkhead;
  readonly breaker: CircuitBreaker;
  readonly observer: ResilienceObserver;
}

/** @param until when the fetch must have settled, by the clock of the line */
async function tryOnce(
  line: Line,
  request: FetchRequest,
  attempt: number,
  until: number,
): Promise<SubgraphAnswer> {
  const { bulkhead, breaker, now } = line;
  if (breaker.refuses()) throw isAway();
  const cameAt = now();
  if (!bulkhead.tryEnter()) await takePlace(line, request, until - cameAt);
  try {
    const settle = breaker.admit();
    if (!settle) throw isAway();
    const sentAt = now();
    line.observer.onTry(line.name, attempt, sentAt - cameAt);
    return await send(line.transport, request, until - sentAt, settle);
  } finally {
    bulkhead.leave();
  }
}

async function send(
  transport: SubgraphTransport,
  { document, variables, context }: FetchRequest,
  timeoutMs: number,
  settle: (outcome: Outcome) => void,
): Promise<SubgraphAnswer> {
  try {
    const answer = await transport.fetch({ document, variables, context, timeoutMs });
    settle('answered');
    return answer;
  } catch (error) {
    settle(outcomeOf(error, context.signal));
    throw error;
  }
}

/** What a failure says of the subgraph. */
function outcomeOf(error: unknown, operation: AbortSignal | undefined): Outcome {
  // A client that has gone, and an operation that took too long in all, give up on subgraphs that are well.
  if (operation?.aborted || !(error instanceof TransportError)) return 'unknown';
  if (error.code === 'SUBGRAPH_UNAVAILABLE' || error.code === 'SUBGRAPH_TIMEOUT') return 'failed';
  return error.code === 'SUBGRAPH_BAD_RESPONSE' ? 'answered' : 'unknown';
}

/** @throws TransportError when there is no place to be had */
async function takePlace(
  { name, bulkhead, observer }: Line,
  { context: { signal } }: FetchRequest,
  timeoutMs: number,
): Promise<void> {
  const waited = await bulkhead.wait(signal, timeoutMs);
  if (waited === 'in') return;
  if (waited === 'left' && signal) throw endOf(signal);
  observer.onShed(name);
  throw new FetchRefused(
    'SUBGRAPH_OVERLOADED',
    waited === 'full' ? 'too many fetches wait already' : `no turn within ${timeoutMs} ms`,
  );
}

function isAway(): FetchRefused {
  return new FetchRefused('SUBGRAPH_UNAVAILABLE', 'the subgraph could not be reached just before');
}

function refusedStream(): AsyncIterable<SubgraphAnswer> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(isAway()) }) };
}
