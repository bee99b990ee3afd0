import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HttpRefusal,
  type RequestIdentity,
  type VerifyToken,
  identify,
  languageOf,
} from '@banenbrug/service-common';
import type { RateLimits } from '../rate-limits/rate-limits';
import type { RateLimiter } from '../rate-limits/rate-limiter';
import { tellStanding } from '../rate-limits/tell-standing';
import { networkOf } from './network-of';

/** What it takes to know callers and to keep them to their budgets. */
export interface Doorkeeping {
  readonly verifyToken: VerifyToken;
  readonly limits: RateLimits;
  readonly addressOf: (request: IncomingMessage) => string;
}

/**
 * Finds out who asks and takes the request from their budget, before its body is read: of the token's subject,
 * or without a token of the network it comes from.
 * @throws HttpRefusal 429 when the budget is used up, 401 when the token is not good. Bad tokens have a budget of
 *   their own per network; once it is used up, no token from there is looked at any more
 */
export async function identifyWithinLimits(
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
  { verifyToken, limits, addressOf }: Doorkeeping,
): Promise<RequestIdentity> {
  const network = networkOf(addressOf(request));
  const language = languageOf(request.headers['accept-language']);
  const spend = async (limiter: RateLimiter | null, caller: string): Promise<void> => {
    if (limiter) tellStanding(response, await limiter.take(caller), language);
  };
  if (request.headers.authorization !== undefined && limits.badTokens) {
    const standing = await limits.badTokens.look(network);
    if (standing.isOver) tellStanding(response, standing, language);
  }
  let identity: RequestIdentity;
  try {
    identity = await identify(request, signal, verifyToken);
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 401) await spend(limits.badTokens, network);
    throw error;
  }
  const { subject } = identity.caller;
  await (subject === null ? spend(limits.public, network) : spend(limits.authenticated, subject));
  return identity;
}
