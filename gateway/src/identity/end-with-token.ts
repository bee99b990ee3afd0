import type { ServerResponse } from 'node:http';
import { type Clock, type RequestIdentity, UnauthenticatedError } from '@banenbrug/service-common';

/** The longest that a timer can wait: 24 days. No operation lives that long. */
const longestTimer = 2 ** 31 - 1;

/** The identity whose signal is also aborted when its token ends before the answer is out. */
export function endWithToken(
  identity: RequestIdentity,
  response: ServerResponse,
  clock: Clock,
): RequestIdentity {
  if (identity.expiresAt === null) return identity;
  const remaining = identity.expiresAt.getTime() - clock.now().getTime();
  if (remaining > longestTimer) return identity;
  const ended = new AbortController();
  const timer = setTimeout(() => ended.abort(new UnauthenticatedError('expired')), Math.max(0, remaining));
  response.once('close', () => clearTimeout(timer));
  const signals = identity.signal ? [identity.signal, ended.signal] : [ended.signal];
  return { ...identity, signal: AbortSignal.any(signals) };
}
