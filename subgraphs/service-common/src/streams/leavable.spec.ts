import { leavable, openLeave, untilAborted } from './leavable';

const done = { done: true, value: undefined };

async function* oneThenWait(signal: AbortSignal): AsyncGenerator<number, void, void> {
  yield 1;
  await untilAborted(signal, new Promise(() => {}));
}

describe('leavable', () => {
  it('is left while its next item is awaited', async () => {
    const leave = openLeave(undefined);
    const items = leavable(leave, oneThenWait(leave.signal));
    expect(await items.next()).toEqual({ done: false, value: 1 });
    const awaited = items.next();
    expect(await items.return()).toEqual(done);
    expect(await awaited).toEqual(done);
    expect(leave.signal.aborted).toBe(true);
  });

  it('is left by breaking out of a loop', async () => {
    const leave = openLeave(undefined);
    for await (const item of leavable(leave, oneThenWait(leave.signal))) {
      expect(item).toBe(1);
      break;
    }
    expect(leave.signal.aborted).toBe(true);
  });

  it.each([
    ['ends', async function* () {}],
    [
      'fails',
      // oxlint-disable-next-line require-yield -- it fails before it has anything
      async function* (): AsyncGenerator<never, void, void> {
        throw new Error('own');
      },
    ],
  ])('leaves nothing on the outer signal when it %s', async (_, make) => {
    const outer = new AbortController();
    const removed = jest.spyOn(outer.signal, 'removeEventListener');
    await leavable(openLeave(outer.signal), make())
      .next()
      .catch(() => {});
    expect(removed).toHaveBeenCalled();
  });

  it('passes the outer signal on with its reason', () => {
    const outer = new AbortController();
    const { signal } = openLeave(outer.signal);
    outer.abort(new Error('gone'));
    expect(signal.reason).toMatchObject({ message: 'gone' });
    expect(openLeave(outer.signal).signal.aborted).toBe(true);
  });
});

describe('untilAborted', () => {
  it('gives the promise’s value or error, and null when the signal came first', async () => {
    const signal = new AbortController().signal;
    expect(await untilAborted(signal, Promise.resolve(1))).toBe(1);
    await expect(untilAborted(signal, Promise.reject(new Error('own')))).rejects.toThrow('own');
    expect(await untilAborted(AbortSignal.abort(), new Promise(() => {}))).toBeNull();
  });

  it('takes the blame of nobody for a promise that fails afterwards', async () => {
    expect(await untilAborted(AbortSignal.abort(), Promise.reject(new Error('late')))).toBeNull();
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const removed = jest.spyOn(signal, 'removeEventListener');
    await untilAborted(signal, Promise.resolve(1));
    expect(removed).toHaveBeenCalledTimes(1);
  });
});
