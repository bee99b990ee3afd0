import type { IncomingMessage } from 'node:http';
import {
  type Clock,
  HttpRefusal,
  type HubError,
  type Language,
  type Logger,
  type RequestIdentity,
} from '@banenbrug/service-common';
import type { Arrival, Doorkeeping } from '../http/identify-within-limits';
import { type Lifetime, watchLifetime } from './lifetime';
import type { OpenPlaces } from './open-places';
import type { OpenSubscription } from './open-subscription';
import { createRecheck } from './recheck-access';
import type { SubscriptionSettings } from './subscription-settings';

/** What both protocols serve subscriptions with. */
export interface SubscriptionDoor {
  readonly open: OpenSubscription;
  readonly door: Doorkeeping;
  readonly places: OpenPlaces;
  readonly settings: SubscriptionSettings;
  /** Judges the web page that asks. */
  readonly judgeOrigin: (request: Pick<IncomingMessage, 'headers'>) => HttpRefusal | null;
  /** The longest request, and the longest result, in bytes. */
  readonly maxBodyBytes: number;
  readonly maxResponseBytes: number;
  /** Aborted when the server drains. */
  readonly draining: AbortSignal;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How long a caller may stay: as long as its token, its subject, its connection and this process. */
export function lifetimeOf(
  identity: RequestIdentity,
  { actingFor }: Pick<Arrival, 'actingFor'>,
  { door, settings, draining, clock, logger }: SubscriptionDoor,
): Lifetime {
  return watchLifetime({
    expiresAt: identity.expiresAt,
    clock,
    recheck: createRecheck(identity, actingFor, door.trust, logger),
    recheckMs: settings.recheckMs,
    others: [identity.signal, draining],
  });
}

/** Whose places a subscription takes: the subject's, or without a token the network's. */
export function holderOf({ caller }: RequestIdentity, network: string): string {
  return caller.subject === null ? `network ${network}` : `subject ${caller.subject}`;
}

/** A refusal of the door as an HTTP answer. */
export function doorRefusal({ code, details }: HubError, language: Language): HttpRefusal {
  const { retryAfterSeconds } = details;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return HttpRefusal.of(code === 'SUBSCRIPTION_LIMIT_EXCEEDED' ? 429 : 503, code, language, details, headers);
}

/** The refusal of what asks while the server drains. */
export function drainingRefusal(language: Language): HttpRefusal {
  const headers = { connection: 'close', 'retry-after': '5' };
  return HttpRefusal.of(503, 'SUBSCRIPTION_INTERRUPTED', language, {}, headers);
}
