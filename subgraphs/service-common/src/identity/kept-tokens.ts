import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock';
import type { VerifiedToken } from './verify-token';

/** Tokens that were verified once, so that the signature of one that comes with every request is checked once. */
export interface KeptTokens {
  /** A token that was found good with the very keys that count now, and has not ended. */
  find(token: string): VerifiedToken | undefined;
  keep(token: string, verified: VerifiedToken): void;
}

/** What kept tokens depend on. */
export interface KeptTokensOptions {
  readonly clock: Clock;
  /** Seconds that a token is accepted after its expiry. */
  readonly leewaySeconds: number;
  /** Names the keys that count now: another name for every time they were fetched. Null: they are too old to rely on. */
  readonly generation: () => number | null;
}

interface Kept {
  readonly verified: VerifiedToken;
  readonly generation: number;
}

/** So many characters of tokens are kept. */
const keptCharacters = 8_000_000;

/**
 * Makes the keeping of verified tokens. It makes none good for longer: each ends at its expiry, and all with the keys they
 * were verified with, which are fetched anew as often as ever.
 */
export function keepTokens({ clock, leewaySeconds, generation }: KeptTokensOptions): KeptTokens {
  const tokens = new LRUCache<string, Kept>({
    maxSize: keptCharacters,
    sizeCalculation: (_, token) => token.length + 500,
  });
  return {
    find(token) {
      const kept = tokens.get(token);
      if (!kept) return undefined;
      const hasEnded = clock.now().getTime() >= kept.verified.expiresAt.getTime() + leewaySeconds * 1000;
      if (!hasEnded && kept.generation === generation()) return kept.verified;
      tokens.delete(token);
      return undefined;
    },
    keep(token, verified) {
      const now = generation();
      if (now !== null) tokens.set(token, { verified, generation: now });
    },
  };
}
