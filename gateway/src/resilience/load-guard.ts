import { type EventLoopWatch, unwatched, watchEventLoop } from './event-loop-watch';

/** What one process takes on. */
export interface LoadSettings {
  /** Operations under way at a time. Default 512. */
  readonly maxOperations: number;
  /** How late the process may come to what is due, in milliseconds, as the mean of a second; 0: it is not watched. Default 1000. */
  readonly maxEventLoopDelayMs: number;
}

/** The settings where none are given. */
export const defaultLoad = { maxOperations: 512, maxEventLoopDelayMs: 1000 } as const satisfies LoadSettings;

/** How much a process has to do. */
export interface LoadStanding {
  readonly running: number;
  readonly eventLoopDelayMs: number;
}

/** Turns operations away at the door before the process has more to do than it can. */
export interface LoadGuard {
  /** Lets an operation in; who was let in leaves, once. Null: it is turned away. */
  enter(): (() => void) | null;
  readonly standing: () => LoadStanding;
  close(): void;
}

/** What a guard stands on. */
export interface LoadGuardParts {
  /** Default: the event loop of this process. */
  readonly watch?: EventLoopWatch | undefined;
  /** Told of each operation that is turned away. */
  readonly onShed?: (() => void) | undefined;
}

/**
 * Makes a guard. To be asked before anything of a request is read: what is turned away then costs next to nothing, and who is let in is
 * served in time. Questions about the health of the process never pass here.
 */
export function createLoadGuard(
  { maxOperations, maxEventLoopDelayMs }: LoadSettings,
  { watch = maxEventLoopDelayMs > 0 ? watchEventLoop() : unwatched, onShed }: LoadGuardParts = {},
): LoadGuard {
  let running = 0;
  const isLate = (): boolean => maxEventLoopDelayMs > 0 && watch.delayMs() > maxEventLoopDelayMs;
  return {
    enter() {
      if (running >= maxOperations || isLate()) {
        onShed?.();
        return null;
      }
      running += 1;
      let isIn = true;
      return () => {
        if (isIn) running -= 1;
        isIn = false;
      };
    },
    standing: () => ({ running, eventLoopDelayMs: watch.delayMs() }),
    close: () => watch.close(),
  };
}
