import { setMaxListeners } from 'node:events';
import { type Clock, UnauthenticatedError } from '@banenbrug/service-common';

/** How long a subscription, or the connection that carries several, may live. */
export interface Lifetime {
  /** Aborted when it has to end; the reason is an EndReason where the client is to know it. */
  readonly signal: AbortSignal;
  /** Lets go of timers and signals; nothing ends any more. */
  stop(): void;
}

/** What bounds a lifetime. */
export interface LifetimeBounds {
  /** When the caller's token ends; null: never. */
  readonly expiresAt: Date | null;
  readonly clock: Clock;
  /** Asks anew whether the caller may still be here; what it throws ends the lifetime. Null: nobody asks. */
  readonly recheck: (() => Promise<void>) | null;
  /** How long each answer of `recheck` holds, in milliseconds. */
  readonly recheckMs: number;
  /** Others that can end it, such as the client or the server; their reasons are kept. */
  readonly others: readonly (AbortSignal | undefined)[];
}

/** The longest that a timer can wait: 24 days. A token that lives longer is looked at again then. */
const longestTimer = 2 ** 31 - 1;

/** Watches over what lives longer than a request: it ends with its token, and when its subject is removed. */
export function watchLifetime(bounds: LifetimeBounds): Lifetime {
  const { expiresAt, clock, recheck, recheckMs } = bounds;
  const controller = new AbortController();
  // Each subscription of a connection listens.
  setMaxListeners(0, controller.signal);
  const others = bounds.others.filter((other) => other !== undefined);
  const onOther = (): void => end(others.find(({ aborted }) => aborted)?.reason);
  let isStopped = false;
  let expiry: NodeJS.Timeout | undefined;
  let nextCheck: NodeJS.Timeout | undefined;

  for (const other of others) other.addEventListener('abort', onOther, { once: true });
  if (others.some(({ aborted }) => aborted)) onOther();
  else {
    awaitExpiry();
    awaitCheck();
  }
  return { signal: controller.signal, stop };

  function awaitExpiry(): void {
    if (expiresAt === null) return;
    const remaining = expiresAt.getTime() - clock.now().getTime();
    const onTime = remaining > longestTimer ? awaitExpiry : () => end(new UnauthenticatedError('expired'));
    expiry = setTimeout(onTime, Math.max(0, Math.min(remaining, longestTimer)));
  }

  function awaitCheck(): void {
    if (recheck === null || isStopped) return;
    nextCheck = setTimeout(() => {
      recheck().then(awaitCheck, end);
    }, recheckMs);
  }

  function end(reason: unknown): void {
    if (isStopped) return;
    stop();
    controller.abort(reason);
  }

  function stop(): void {
    isStopped = true;
    clearTimeout(expiry);
    clearTimeout(nextCheck);
    for (const other of others) other.removeEventListener('abort', onOther);
  }
}
