/** What subscriptions may cost. Times are in milliseconds. */
export interface SubscriptionSettings {
  /** How many one caller may follow at a time: a token's subject, or without a token a network. */
  readonly perCaller: number;
  /** How many this process follows at a time; also how many WebSockets it has open. */
  readonly inAll: number;
  /** How many WebSockets may be open from one network. */
  readonly socketsPerNetwork: number;
  /** Within how long a client must have taken what is written to it. */
  readonly takenWithinMs: number;
  /** How often a quiet stream is written to, and a WebSocket asked whether its client is there. Proxies close what is quiet. */
  readonly heartbeatMs: number;
  /** How often it is asked anew whether the caller may still be here. */
  readonly recheckMs: number;
  /** Within how long a WebSocket must say who it is. */
  readonly introducedWithinMs: number;
  /** How long a client that is told that it is over may still take that. */
  readonly lingerMs: number;
}

/** The settings where none are given. */
export const defaultSubscriptionSettings: SubscriptionSettings = {
  perCaller: 20,
  inAll: 2000,
  socketsPerNetwork: 200,
  takenWithinMs: 30_000,
  heartbeatMs: 12_000,
  recheckMs: 120_000,
  introducedWithinMs: 10_000,
  lingerMs: 1000,
};
