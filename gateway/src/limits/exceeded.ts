import { type ErrorCode, HubError } from '@banenbrug/service-common';

/**
 * The refusal of what exceeds a limit.
 * @param actual what was sent; left out where counting on would cost more than it tells
 */
export function exceeded(code: ErrorCode, maximum: number, actual?: number): HubError {
  return new HubError(code, actual === undefined ? { maximum } : { maximum, actual });
}
