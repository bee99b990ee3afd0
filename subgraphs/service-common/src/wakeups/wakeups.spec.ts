import fc from 'fast-check';
import { reconnectDelay } from './reconnect-delay';
import { Watches } from './wakeups';

/** Whether a promise is settled by the time that everything under way has had its turn. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

const forever = new AbortController().signal;

describe('a watch', () => {
  it('waits for what is told of its topic, and of no other', async () => {
    const watches = new Watches();
    const next = watches.watch('a').next(forever);
    watches.wake('b');
    expect(await isSettled(next)).toBe(false);
    watches.wake('a');
    await next;
  });

  it('does not wait for what was told before it asked, and counts it once', async () => {
    const watches = new Watches();
    const watch = watches.watch('a');
    watches.wake('a');
    watches.wake('a');
    await watch.next(forever);
    expect(await isSettled(watch.next(forever))).toBe(false);
  });

  it('wakes all of a topic, and each once when something may have been missed', async () => {
    const watches = new Watches();
    const all = ['a', 'a', 'b'].map((topic) => watches.watch(topic));
    const waiting = all.map((watch) => watch.next(forever));
    watches.wakeAll();
    await Promise.all(waiting);
    for (const watch of all) expect(await isSettled(watch.next(forever))).toBe(false);
  });

  it('waits no longer than its signal', async () => {
    const watch = new Watches().watch('a');
    await watch.next(AbortSignal.abort());
    const client = new AbortController();
    const next = watch.next(client.signal);
    expect(await isSettled(next)).toBe(false);
    client.abort();
    expect(await isSettled(next)).toBe(true);
  });

  it('leaves nothing behind when it ends', () => {
    const watches = new Watches();
    const [one, two] = [watches.watch('a'), watches.watch('a')];
    one.end();
    one.end();
    expect(watches.topics).toBe(1);
    two.end();
    expect(watches.topics).toBe(0);
    watches.wakeAll();
  });

  it('loses no change, whenever it is told and read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (steps) => {
        const watches = new Watches();
        const watch = watches.watch('a');
        let written = 0;
        let seen = 0;
        const reader = (async () => {
          for (;;) {
            seen = written;
            if (seen < 0) return;
            await watch.next(forever);
          }
        })();
        for (const isPause of steps) {
          if (isPause) await Promise.resolve();
          else {
            written += 1;
            watches.wake('a');
          }
        }
        await new Promise((resolve) => setImmediate(resolve));
        expect(seen).toBe(written);
        written = -1;
        watches.wake('a');
        await reader;
      }),
    );
  });
});

describe('reconnectDelay', () => {
  it('grows to ten seconds and no further, and is never the same for all', () => {
    expect([1, 2, 3, 7, 8, 1e9].map((failures) => reconnectDelay(failures, () => 0))).toEqual([
      100, 200, 400, 6400, 10_000, 10_000,
    ]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, chance) => {
          const whole = reconnectDelay(failures, () => 0);
          const delay = reconnectDelay(failures, () => chance);
          expect(delay).toBeCloseTo(whole - (whole / 2) * chance, 6);
        },
      ),
    );
  });
});
