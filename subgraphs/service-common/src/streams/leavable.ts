/** The end of something that somebody follows, in the hands of who follows it. */
export interface Leave {
  /** Aborted by `leave`, and with the outer signal. */
  readonly signal: AbortSignal;
  /** Ends it. Again: nothing happens. */
  leave(): void;
}

/** A leave that the outer signal takes too. Call `leave` in the end: the outer signal may live longer. */
export function openLeave(outer: AbortSignal | undefined): Leave {
  const controller = new AbortController();
  const leave = (): void => {
    outer?.removeEventListener('abort', leave);
    controller.abort(outer?.aborted ? outer.reason : new Error('The iteration was left.'));
  };
  if (outer?.aborted) leave();
  else outer?.addEventListener('abort', leave, { once: true });
  return { signal: controller.signal, leave };
}

/**
 * Lets a generator be left while its next item is awaited. By itself a generator would make that item first. The generator
 * gives up what it waits for when the leave's signal is aborted; the leave is taken when the generator has ended.
 */
export function leavable<T>(
  { leave }: Leave,
  items: AsyncGenerator<T, void, void>,
): AsyncGenerator<T, void, void> {
  const untilEnd = async (asked: Promise<IteratorResult<T, void>>): Promise<IteratorResult<T, void>> => {
    try {
      const step = await asked;
      if (step.done) leave();
      return step;
    } catch (error) {
      leave();
      throw error;
    }
  };
  const end = (): Promise<IteratorResult<T, void>> => {
    leave();
    return items.return();
  };
  return {
    next: () => untilEnd(items.next()),
    return: end,
    throw: (error) => {
      leave();
      return items.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      await end();
    },
  };
}

/** Waits for a promise, but not past the signal: null when that came first. What becomes of the promise is then not told. */
export function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    const settle = (): void => signal.removeEventListener('abort', stop);
    promise.then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
  });
}
