import type { IncomingMessage } from 'node:http';
import {
  HttpRefusal,
  type Introduction,
  type RequestIdentity,
  identifyAs,
  introductionOf,
} from '@banenbrug/service-common';
import { actingForHeader, type ClientTrust, recogniseClient } from '../identity/recognise-client';
import type { RateLimits } from '../rate-limits/rate-limits';
import type { RateLimiter, Standing } from '../rate-limits/rate-limiter';
import { networkOf } from './network-of';

/** What it takes to know callers and to keep them to their budgets. */
export interface Doorkeeping {
  readonly trust: ClientTrust;
  readonly limits: RateLimits;
  readonly addressOf: (request: IncomingMessage) => string;
}

/** Who comes to the door, as far as they say and can be seen. */
export interface Arrival extends Introduction {
  /** Which of several scopes is meant. */
  readonly actingFor: string | undefined;
  /** The network that is counted for it. */
  readonly network: string;
}

/** Told of each standing in a budget; throws where it has to end there. */
export type OnStanding = (standing: Standing) => void;

/** What a request says of who asks. */
export function arrivalOf(request: IncomingMessage, { addressOf }: Pick<Doorkeeping, 'addressOf'>): Arrival {
  const choice = request.headers[actingForHeader];
  const actingFor = typeof choice === 'string' ? choice : undefined;
  return { ...introductionOf(request), actingFor, network: networkOf(addressOf(request)) };
}

/**
 * Finds out who asks and takes the request from their budget, before its body is read: of the token's subject, as
 * soon as the token is verified and before anything is looked up for it, or without a token of the network it comes
 * from.
 * @throws HttpRefusal 401 when the token is not good, and what `onStanding` throws. Bad tokens have a budget of their own
 *   per network; once it is used up, no token from there is looked at any more
 */
export async function identifyWithinLimits(
  arrival: Arrival,
  onStanding: OnStanding,
  signal: AbortSignal,
  { trust, limits }: Doorkeeping,
): Promise<RequestIdentity> {
  const { network } = arrival;
  const spend = async (limiter: RateLimiter | null, caller: string): Promise<void> => {
    if (limiter) onStanding(await limiter.take(caller));
  };
  if (arrival.authorization !== undefined && limits.badTokens) {
    const standing = await limits.badTokens.look(network);
    if (standing.isOver) onStanding(standing);
  }
  const recognise = recogniseClient(arrival.actingFor, trust, (subject) =>
    spend(limits.authenticated, subject),
  );
  let identity: RequestIdentity;
  try {
    identity = await identifyAs(arrival, signal, recognise);
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 401) await spend(limits.badTokens, network);
    throw error;
  }
  if (identity.token === null) await spend(limits.public, network);
  return identity;
}
