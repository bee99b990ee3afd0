import type { JWTVerifyGetKey } from 'jose';

type Key = Awaited<ReturnType<JWTVerifyGetKey>>;

/** What a token was found good by. */
export interface FoundGood<Token> {
  readonly token: Token;
  /** What its key is looked up by. */
  readonly lookup: Parameters<JWTVerifyGetKey>;
  readonly key: Key;
}

/**
 * Remembers signatures that were found good: the fetches of one request, and the requests of one session, carry the same
 * token. Only the arithmetic is saved. The key is looked up every time, as for a token that is new, and a signature
 * counts only under the very key that it was found good by: a key that the issuer takes back takes its tokens along.
 */
export class RememberedTokens<Token> {
  readonly #byText = new Map<string, FoundGood<Token>>();

  /** @param max so many are kept; the oldest goes first */
  constructor(private readonly max = 1000) {}

  /** The token of this text, when its signature needs no checking. Rejects as the lookup of its key does. */
  async recall(text: string, keys: JWTVerifyGetKey): Promise<Token | null> {
    const found = this.#byText.get(text);
    if (!found) return null;
    if ((await keys(...found.lookup)) === found.key) return found.token;
    this.#byText.delete(text);
    return null;
  }

  remember(text: string, found: FoundGood<Token>): void {
    if (this.#byText.size >= this.max) {
      const [oldest] = this.#byText.keys();
      if (oldest !== undefined) this.#byText.delete(oldest);
    }
    this.#byText.set(text, found);
  }
}
