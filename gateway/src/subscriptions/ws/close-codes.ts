import { type EndReason, isEndReason } from '../farewell';

/** Why a WebSocket is closed: a code of the protocol graphql-transport-ws, of WebSocket itself, or of this hub (4413). */
export interface Closing {
  readonly code: number;
  /** At most 123 bytes: a code of the catalogue, and for UNAUTHENTICATED why. */
  readonly reason: string;
}

/** The hub restarts: come back. */
export const goingAway: Closing = { code: 1001, reason: 'SUBSCRIPTION_INTERRUPTED' };
/** A message that is none of the protocol. */
export const badMessage: Closing = { code: 4400, reason: 'BAD_REQUEST' };
/** A fault of ours. */
export const fault: Closing = { code: 4500, reason: 'INTERNAL_SERVER_ERROR' };

const ownCodes: Partial<Record<EndReason['code'], number>> = {
  UNAUTHENTICATED: 4401,
  SUBSCRIBER_TOO_SLOW: 4413,
  SUBSCRIPTION_INTERRUPTED: 1001,
  INTERNAL_SERVER_ERROR: 4500,
  // Try again later.
  RATE_LIMITED: 1013,
  SUBSCRIPTIONS_BUSY: 1013,
  SUBSCRIPTION_LIMIT_EXCEEDED: 1013,
  ACCESS_UNAVAILABLE: 1013,
  TOKEN_KEYS_UNAVAILABLE: 1013,
};

/** How a connection is closed for a reason; null when its client has gone by itself. */
export function closingFor(reason: unknown): Closing | null {
  if (!isEndReason(reason)) return null;
  const why = detailOf(reason);
  return {
    code: ownCodes[reason.code] ?? 4403,
    reason: why === null ? reason.code : `${reason.code}: ${why}`,
  };
}

function detailOf({ details }: EndReason): string | null {
  const { reason: why } = details;
  return typeof why === 'string' ? why : null;
}
