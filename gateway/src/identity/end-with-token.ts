import type { ServerResponse } from 'node:http';
import { type Clock, UnauthenticatedError } from '@banenbrug/service-common';

/** No request lives this long, its body and its operation together; most tokens do, and need no watch. */
const longestRequestMs = 10 * 60_000;

/** Has a request end when its token does, if that comes before the answer is out. @param expiresAt null: there is no token */
export function endWithToken(
  expiresAt: Date | null,
  request: AbortController,
  response: ServerResponse,
  clock: Clock,
): void {
  if (expiresAt === null) return;
  const remaining = expiresAt.getTime() - clock.now().getTime();
  if (remaining > longestRequestMs) return;
  const timer = setTimeout(() => request.abort(new UnauthenticatedError('expired')), Math.max(0, remaining));
  response.once('close', () => clearTimeout(timer));
}
