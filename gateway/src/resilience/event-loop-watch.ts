import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late this process comes to what is due. */
export interface EventLoopWatch {
  /** The mean over the last window, in milliseconds; 0 before the first has ended. */
  readonly delayMs: () => number;
  /** Stops watching. */
  close(): void;
}

/** How often the clock ticks by which the delay is measured, in milliseconds: each tick wakes an idle process. */
const resolution = 50;

/**
 * Watches the event loop. The mean of a whole window, not its longest delay: one long pause, such as a large plan being made, is over when
 * it is seen, and no reason to turn anybody away. Holds no process alive.
 * @param windowMs default one second
 */
export function watchEventLoop(windowMs = 1000): EventLoopWatch {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  let delayMs = 0;
  const timer = setInterval(() => {
    // What is recorded is the time between two ticks; a window without any has no mean.
    delayMs = histogram.count === 0 ? 0 : Math.max(0, histogram.mean / 1e6 - resolution);
    histogram.reset();
  }, windowMs).unref();
  return {
    delayMs: () => delayMs,
    close() {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

/** For a process whose event loop is not watched. */
export const unwatched: EventLoopWatch = { delayMs: () => 0, close: () => {} };
