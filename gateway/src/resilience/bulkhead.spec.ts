import { createBulkhead, type Waited } from './bulkhead';

const long = 60_000;

describe('a bulkhead', () => {
  it('has so many places, and so much room to wait', async () => {
    const bulkhead = createBulkhead(1, 1);
    expect(bulkhead.tryEnter()).toBe(true);
    expect(bulkhead.tryEnter()).toBe(false);
    const waiting = bulkhead.wait(undefined, long);
    await expect(bulkhead.wait(undefined, long)).resolves.toBe('full');
    expect([bulkhead.running(), bulkhead.queued()]).toEqual([1, 1]);
    bulkhead.leave();
    await expect(waiting).resolves.toBe('in');
    expect([bulkhead.running(), bulkhead.queued()]).toEqual([1, 0]);
    bulkhead.leave();
    expect(bulkhead.running()).toBe(0);
  });

  it('serves who came first, and no newcomer before them', async () => {
    const bulkhead = createBulkhead(1, 2);
    bulkhead.tryEnter();
    const served: string[] = [];
    const first = bulkhead.wait(undefined, long).then(() => served.push('first'));
    const second = bulkhead.wait(undefined, long).then(() => served.push('second'));
    bulkhead.leave();
    expect(bulkhead.tryEnter()).toBe(false);
    await first;
    bulkhead.leave();
    await second;
    expect(served).toEqual(['first', 'second']);
  });

  it('lets who leaves out of the queue at once, and the others move up', async () => {
    const bulkhead = createBulkhead(1, 2);
    bulkhead.tryEnter();
    const client = new AbortController();
    const leaving = bulkhead.wait(client.signal, long);
    const staying = bulkhead.wait(undefined, long);
    client.abort();
    await expect(leaving).resolves.toBe('left');
    expect(bulkhead.queued()).toBe(1);
    bulkhead.leave();
    await expect(staying).resolves.toBe('in');
    await expect(bulkhead.wait(client.signal, long)).resolves.toBe('left');
  });

  it('lets nobody wait for longer than they have time, and gives them no place afterwards', async () => {
    const bulkhead = createBulkhead(1, 1);
    bulkhead.tryEnter();
    const waited: Waited = await bulkhead.wait(undefined, 10);
    expect(waited).toBe('late');
    bulkhead.leave();
    expect([bulkhead.running(), bulkhead.queued()]).toEqual([0, 0]);
  });
});
