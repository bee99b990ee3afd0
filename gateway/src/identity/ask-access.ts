import { randomUUID } from 'node:crypto';
import {
  type Clock,
  faultOf,
  hasCallerClaim,
  type Logger,
  publicCaller,
  type VerifiedToken,
} from '@banenbrug/service-common';
import { LRUCache } from 'lru-cache';
import { FetchRefused, type SubgraphTransport, TransportError } from '../transport/subgraph-transport';
import { accessDocument, type AccessVariables, accessVariables } from './access-question';
import { readSubjectAccess, type SubjectAccess } from './subject-access';

/** What access is asked with. */
export interface AskAccessOptions {
  /** The way to the subgraph that knows. */
  readonly transport: SubgraphTransport;
  /** The claims that access can be mapped from, beside the subject. */
  readonly claims: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Asks what the subject of a token may do; null when nobody knows now. Never rejects. */
export type AskAccess = (verified: VerifiedToken) => Promise<SubjectAccess | null>;

/** Milliseconds for which the last answer stands in while no new one can be had. */
const standInMs = 5 * 60_000;
const maxStandIns = 10_000;

interface StandIn {
  readonly access: SubjectAccess;
  readonly until: number;
}

/**
 * Every request asks, so that who is removed is out at once; only those that ask the same at the same moment share an
 * answer. The last good one is used again only while none can be had.
 */
export function createAskAccess({ transport, claims, clock, logger }: AskAccessOptions): AskAccess {
  const flights = new Map<string, Promise<SubjectAccess | null>>();
  const standIns = new LRUCache<string, StandIn>({ max: maxStandIns });

  return (verified) => {
    const variables = accessVariables(verified, claims, hasCallerClaim(verified));
    // All that is asked about: an answer never serves a token that says something else.
    const key = JSON.stringify(variables);
    const underWay = flights.get(key);
    if (underWay) return underWay;
    const flight = ask(variables, key).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };

  async function ask(variables: AccessVariables, key: string): Promise<SubjectAccess | null> {
    const now = clock.now().getTime();
    try {
      const access = await fetchAccess(variables);
      standIns.set(key, { access, until: now + standInMs });
      return access;
    } catch (error) {
      const standIn = standIns.get(key);
      const isGood = standIn !== undefined && now < standIn.until;
      const reason = error instanceof TransportError ? error.message : 'the fetch failed';
      // What is away was told once; not again for every request that meets it.
      if (!(error instanceof FetchRefused))
        logger.error({ reason, hasStandIn: isGood, fault: faultOf(error) }, 'access could not be asked for');
      return isGood ? standIn.access : null;
    }
  }

  /** On the gateway's own account, and to the end even when the client that asked first has gone: others may wait too. */
  async function fetchAccess(variables: AccessVariables): Promise<SubjectAccess> {
    const { data, errors } = await transport.fetch({
      document: accessDocument,
      variables,
      context: {
        caller: publicCaller,
        token: null,
        expiresAt: null,
        requestId: randomUUID(),
        language: 'en',
      },
    });
    const access = readSubjectAccess(data);
    if (!access || errors?.length)
      throw new TransportError('SUBGRAPH_BAD_RESPONSE', 'the answer says nothing about access');
    return access;
  }
}
