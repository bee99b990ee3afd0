import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import {
  HubError,
  type HttpRefusal,
  type RequestHandler,
  type UpgradeHandler,
} from '@banenbrug/service-common';
import { createOpenPlaces } from './open-places';
import { serveSse } from './sse/serve-sse';
import type { SubscriptionDoor } from './subscription-door';
import { type SubscriptionSettings, defaultSubscriptionSettings } from './subscription-settings';
import { serveWs } from './ws/serve-ws';

/** What subscriptions are served with. */
export interface SubscriptionParts extends Omit<SubscriptionDoor, 'places' | 'settings' | 'draining'> {
  /** Judges by which name a WebSocket was asked for; null when every name will do. */
  readonly judgeHost: ((request: IncomingMessage) => HttpRefusal | null) | null;
  /** What differs from the default settings. */
  readonly settings?: Partial<SubscriptionSettings> | undefined;
}

/** The way of subscriptions, over SSE and over WebSockets. */
export interface SubscriptionWays {
  readonly handler: RequestHandler;
  readonly onUpgrade: UpgradeHandler;
  /** How many subscriptions are followed now. */
  readonly open: () => number;
  /** Refuses new subscriptions, and ends those that run: their clients are told to come back. */
  drain(): void;
}

/** Makes the ways of subscriptions, which share their places. */
export function serveSubscriptions(path: string, parts: SubscriptionParts): SubscriptionWays {
  const settings = { ...defaultSubscriptionSettings, ...parts.settings };
  const draining = new AbortController();
  // Everything that is open listens.
  setMaxListeners(0, draining.signal);
  const places = createOpenPlaces(settings.perCaller, settings.inAll);
  const door: SubscriptionDoor = { ...parts, settings, places, draining: draining.signal };
  return {
    handler: serveSse(path, door),
    onUpgrade: serveWs(path, { ...door, judgeHost: parts.judgeHost }),
    open: () => places.taken,
    drain: () => draining.abort(new HubError('SUBSCRIPTION_INTERRUPTED')),
  };
}
