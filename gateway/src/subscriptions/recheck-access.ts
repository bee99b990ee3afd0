import {
  type Caller,
  HubError,
  type Logger,
  type RequestIdentity,
  TokenKeysUnavailableError,
  faultOf,
  isSameCaller,
} from '@banenbrug/service-common';
import { type ClientTrust, recogniseClient } from '../identity/recognise-client';
import { isEndReason } from './farewell';

/**
 * Makes the question whether a caller may still be here, to be asked from time to time; null for a caller without a token,
 * of whom there is nothing to ask. It costs the caller nothing of its budget.
 * The function throws an EndReason: the subject was removed, nothing is granted to it any more, or something else than at
 * the beginning (FORBIDDEN).
 */
export function createRecheck(
  { token, caller, language, requestId }: RequestIdentity,
  actingFor: string | undefined,
  trust: ClientTrust,
  logger: Logger,
): (() => Promise<void>) | null {
  if (token === null) return null;
  const recognise = recogniseClient(actingFor, trust);
  return async () => {
    let now: Caller;
    try {
      ({ caller: now } = await recognise(token, language));
    } catch (error) {
      // The token was good; that nobody can say so again says nothing against it.
      if (error instanceof TokenKeysUnavailableError) return;
      if (isEndReason(error)) throw error;
      logger.error({ requestId, fault: faultOf(error) }, 'a subscriber could not be recognised again');
      throw new HubError('INTERNAL_SERVER_ERROR');
    }
    if (!isSameCaller(now, caller)) throw new HubError('FORBIDDEN');
  };
}
