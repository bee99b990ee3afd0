import { untilAborted } from '@banenbrug/service-common';

/** The results of a subscription as its client gets them, each made when it is asked for. */
export type Results<R> = AsyncGenerator<R, void, void>;

/** What a stream of results is made of. */
export interface ResultStreamParts<A, R> {
  /** Begins to follow; told by the signal when to stop. */
  follow(signal: AbortSignal): AsyncIterator<A>;
  /** Makes the result of one event; the signal is aborted when nobody waits for it any more. */
  complete(answer: A, signal: AbortSignal): Promise<R>;
  /** The last result of a stream that ends for a reason; null when it just ends. */
  farewell(reason: unknown): R | null;
  /** Aborted, with a reason, when the subscription has to end; absent: it ends with its source or its reader. */
  readonly ended?: AbortSignal | undefined;
  /** Called once, when the stream is over, whoever ended it. */
  readonly onOver?: (() => void) | undefined;
}

/**
 * Follows a subscription for one reader. An event is asked for when the reader asks for a result, and not before, so there
 * is never more than one under way. Leaving it takes effect at once, also while a result is waited for: a generator of the
 * language would first wait for the event that may never come.
 */
export function createResultStream<A, R>(parts: ResultStreamParts<A, R>): Results<R> {
  const { complete, farewell, ended, onOver = () => {} } = parts;
  const stopped = new AbortController();
  const { signal } = stopped;
  const onEnded = (): void => end(ended?.reason);
  let answers: AsyncIterator<A> | undefined;
  let isOver = false;

  if (ended?.aborted) onEnded();
  else ended?.addEventListener('abort', onEnded, { once: true });

  function end(reason: unknown): void {
    if (signal.aborted) return;
    stopped.abort(reason);
    ended?.removeEventListener('abort', onEnded);
    // What the source says to its end, or how long it takes, is of no interest any more.
    answers?.return?.()?.then(undefined, () => {});
  }

  /** The last result is told once, to a reader who is still there. */
  function finish(reason: unknown): IteratorResult<R, void> {
    const last = isOver ? null : farewell(reason);
    close();
    return last === null ? over : { done: false, value: last };
  }

  function close(): void {
    if (isOver) return;
    isOver = true;
    onOver();
  }

  async function step(): Promise<IteratorResult<R, void>> {
    if (isOver) return over;
    try {
      signal.throwIfAborted();
      answers ??= parts.follow(signal);
      const answer = await untilAborted(signal, answers.next());
      signal.throwIfAborted();
      if (answer === null || answer.done) {
        end(left());
        close();
        return over;
      }
      const value = await complete(answer.value, signal);
      // A result that was cut off is not told: its reader resumes from the one before.
      signal.throwIfAborted();
      return { done: false, value };
    } catch (error) {
      // What breaks because it was told to stop is not why it stopped.
      const reason: unknown = signal.aborted ? signal.reason : error;
      end(reason);
      return finish(reason);
    }
  }

  return inTurns(step, () => {
    close();
    end(left());
    return Promise.resolve(over);
  });
}

/** Results are asked for one after the other, also by a reader who does not wait; leaving waits for nobody. */
function inTurns<R>(
  step: () => Promise<IteratorResult<R, void>>,
  leave: () => Promise<IteratorReturnResult<void>>,
): Results<R> {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    next() {
      const result = turn.then(step);
      turn = result;
      return result;
    },
    return: leave,
    throw: leave,
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await leave();
    },
  };
}

const left = (): Error => new Error('The subscription was left.');

const over = { done: true, value: undefined } as const;
