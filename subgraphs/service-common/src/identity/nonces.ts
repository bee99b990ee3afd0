/** Remembers for a while which nonces were used, in one process. */
export interface Nonces {
  /** Whether the nonce is used for the first time; it is used from then on. False too when there is no room to remember it. */
  use(nonce: string): boolean;
}

/** What is remembered, for how long, and by which clock. */
export interface NonceOptions {
  /** Milliseconds after which a nonce is forgotten. */
  readonly lifetimeMs: number;
  /** How many are remembered at most. */
  readonly max: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Makes a memory of nonces. When it is full nothing new is let in: to forget an old one early would let its request
 * be sent again.
 */
export function createNonces({ lifetimeMs, max, now }: NonceOptions): Nonces {
  // In the order of their use, which is the order in which they are forgotten.
  const forgottenAt = new Map<string, number>();
  const forget = (instant: number): void => {
    for (const [nonce, at] of forgottenAt) {
      if (at > instant) return;
      forgottenAt.delete(nonce);
    }
  };
  return {
    use(nonce) {
      const instant = now();
      forget(instant);
      if (forgottenAt.has(nonce) || forgottenAt.size >= max) return false;
      forgottenAt.set(nonce, instant + lifetimeMs);
      return true;
    },
  };
}
