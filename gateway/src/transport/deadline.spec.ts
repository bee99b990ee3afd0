import { withDeadline } from './deadline';

describe('withDeadline', () => {
  it('gives the task’s value or error when it settles in time', async () => {
    await expect(withDeadline(undefined, 1000, () => Promise.resolve(1))).resolves.toBe(1);
    await expect(withDeadline(undefined, 1000, () => Promise.reject(new Error('own')))).rejects.toThrow(
      'own',
    );
  });

  it('gives up on a task that takes too long, and tells it', async () => {
    let told: AbortSignal | undefined;
    const never = withDeadline(undefined, 20, (signal) => {
      told = signal;
      return new Promise(() => {});
    });
    await expect(never).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' });
    expect(told?.aborted).toBe(true);
  });

  it('stops when the client goes, and does not start when it has gone', async () => {
    const client = new AbortController();
    const waiting = withDeadline(client.signal, 1000, () => new Promise(() => {}));
    client.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    const task = jest.fn(() => Promise.resolve(1));
    await expect(withDeadline(client.signal, 1000, task)).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
    });
    expect(task).not.toHaveBeenCalled();
  });

  it('leaves no listener behind on the client’s signal', async () => {
    const client = new AbortController();
    const removed = jest.spyOn(client.signal, 'removeEventListener');
    await withDeadline(client.signal, 1000, () => Promise.resolve(1));
    expect(removed).toHaveBeenCalledTimes(1);
  });
});
