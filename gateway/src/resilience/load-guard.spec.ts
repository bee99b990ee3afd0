import { watchEventLoop } from './event-loop-watch';
import { createLoadGuard } from './load-guard';

describe('the guard at the door', () => {
  it('lets so many in, and the next when one has left', () => {
    let shed = 0;
    const onShed = (): void => {
      shed += 1;
    };
    const guard = createLoadGuard({ maxOperations: 2, maxEventLoopDelayMs: 0 }, { onShed });
    const leave = guard.enter();
    expect(guard.enter()).not.toBeNull();
    expect(guard.enter()).toBeNull();
    expect(shed).toBe(1);
    leave?.();
    // Leaving twice makes no second place.
    leave?.();
    expect(guard.standing().running).toBe(1);
    expect(guard.enter()).not.toBeNull();
    expect(guard.enter()).toBeNull();
  });

  it('lets nobody in while the process is late, and again when it has caught up', () => {
    let delayMs = 0;
    const watch = { delayMs: () => delayMs, close: () => {} };
    const guard = createLoadGuard({ maxOperations: 9, maxEventLoopDelayMs: 100 }, { watch });
    expect(guard.enter()).not.toBeNull();
    delayMs = 101;
    expect(guard.enter()).toBeNull();
    expect(guard.standing()).toEqual({ running: 1, eventLoopDelayMs: 101 });
    delayMs = 100;
    expect(guard.enter()).not.toBeNull();
  });

  it('does not watch where no delay is too much', () => {
    const watch = { delayMs: () => 5000, close: () => {} };
    const guard = createLoadGuard({ maxOperations: 1, maxEventLoopDelayMs: 0 }, { watch });
    expect(guard.enter()).not.toBeNull();
  });
});

describe('the watch on the event loop', () => {
  it('sees a process that is held up again and again', async () => {
    const watch = watchEventLoop(500);
    try {
      for (let turn = 0; turn < 50 && watch.delayMs() < 20; turn += 1) {
        const until = performance.now() + 120;
        while (performance.now() < until);
        await new Promise(setImmediate);
      }
      expect(watch.delayMs()).toBeGreaterThanOrEqual(20);
    } finally {
      watch.close();
    }
  });
});
