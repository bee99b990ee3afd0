import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpRefusal, type RequestIdentity, identify, languageOf } from '@banenbrug/service-common';
import { actingForHeader, type ClientTrust, recogniseClient } from '../identity/recognise-client';
import type { RateLimits } from '../rate-limits/rate-limits';
import type { RateLimiter } from '../rate-limits/rate-limiter';
import { tellStanding } from '../rate-limits/tell-standing';
import { networkOf } from './network-of';

/** What it takes to know callers and to keep them to their budgets. */
export interface Doorkeeping {
  readonly trust: ClientTrust;
  readonly limits: RateLimits;
  readonly addressOf: (request: IncomingMessage) => string;
}

/**
 * Finds out who asks and takes the request from their budget, before its body is read: of the token's subject, as
 * soon as the token is verified and before anything is looked up for it, or without a token of the network it comes
 * from.
 * @throws HttpRefusal 429 when the budget is used up, 401 when the token is not good. Bad tokens have a budget of
 *   their own per network; once it is used up, no token from there is looked at any more
 */
export async function identifyWithinLimits(
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
  { trust, limits, addressOf }: Doorkeeping,
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
  const recognise = recogniseClient(actingForOf(request), trust, (subject) =>
    spend(limits.authenticated, subject),
  );
  let identity: RequestIdentity;
  try {
    identity = await identify(request, signal, recognise);
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 401) await spend(limits.badTokens, network);
    throw error;
  }
  if (identity.token === null) await spend(limits.public, network);
  return identity;
}

function actingForOf({ headers }: IncomingMessage): string | undefined {
  const choice = headers[actingForHeader];
  return typeof choice === 'string' ? choice : undefined;
}
