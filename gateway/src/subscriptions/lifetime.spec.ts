import { HubError } from '@banenbrug/service-common';
import { type LifetimeBounds, watchLifetime } from './lifetime';

const day = 24 * 3_600_000;

describe('a lifetime', () => {
  let now: number;
  const bounds = (given: Partial<LifetimeBounds>): LifetimeBounds => ({
    expiresAt: null,
    clock: { now: () => new Date() },
    recheck: null,
    recheckMs: 1000,
    others: [],
    ...given,
  });
  const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);
  beforeEach(() => {
    now = Date.parse('2026-06-15T08:00:00Z');
    jest.useFakeTimers({ now });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('ends with its token, to the millisecond', async () => {
    const { signal } = watchLifetime(bounds({ expiresAt: new Date(now + 5000) }));
    await pass(4999);
    expect(signal.aborted).toBe(false);
    await pass(1);
    expect(signal.reason).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'expired' });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ends at once with a token that has ended, and in time with one that lives longer than a timer', async () => {
    const ended = watchLifetime(bounds({ expiresAt: new Date(now - 1) }));
    await pass(0);
    expect(ended.signal.aborted).toBe(true);
    const long = watchLifetime(bounds({ expiresAt: new Date(now + 60 * day) }));
    await pass(60 * day - 1);
    expect(long.signal.aborted).toBe(false);
    await pass(1);
    expect(long.signal.aborted).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('asks from time to time, one question after the other, and ends with what the answer throws', async () => {
    let answer = (): void => {};
    const recheck = jest.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    const { signal } = watchLifetime(bounds({ recheck }));
    await pass(10_000);
    expect(recheck).toHaveBeenCalledTimes(1);
    answer();
    await pass(1000);
    expect(recheck).toHaveBeenCalledTimes(2);
    recheck.mockRejectedValue(new HubError('FORBIDDEN'));
    answer();
    await pass(1000);
    expect(signal.reason).toMatchObject({ code: 'FORBIDDEN' });
    await pass(10_000);
    expect(recheck).toHaveBeenCalledTimes(3);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ends with others, for their reasons, and leaves no listener with them', () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const removed = [one, two].map(({ signal }) => jest.spyOn(signal, 'removeEventListener'));
    const { signal } = watchLifetime(
      bounds({ others: [one.signal, undefined, two.signal], expiresAt: new Date(now + day) }),
    );
    two.abort('why');
    expect(signal.reason).toBe('why');
    for (const spy of removed) expect(spy).toHaveBeenCalledTimes(1);
    expect(watchLifetime(bounds({ others: [two.signal] })).signal.reason).toBe('why');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('asks nothing more, and ends no more, when it is stopped, also in the middle of a question', async () => {
    let answer = (): void => {};
    const recheck = jest.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    const lifetime = watchLifetime(bounds({ recheck, expiresAt: new Date(now + 5000) }));
    await pass(1000);
    lifetime.stop();
    answer();
    await pass(10_000);
    expect(recheck).toHaveBeenCalledTimes(1);
    expect(lifetime.signal.aborted).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });
});
