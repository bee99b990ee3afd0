import { HubError } from '@banenbrug/service-common';

/** Places for what stays open, so many for each of its holders and so many in all. */
export interface OpenPlaces {
  /**
   * Takes a place; the function returned gives it back, once.
   * @throws HubError SUBSCRIPTION_LIMIT_EXCEEDED when the holder has all that are allowed it, SUBSCRIPTIONS_BUSY when there
   *   is none left
   */
  take(holder: string): () => void;
  /** How many are taken. */
  readonly taken: number;
}

const retryAfterSeconds = 30;

/** Makes the places. */
export function createOpenPlaces(perHolder: number, inAll: number): OpenPlaces {
  const holders = new Map<string, number>();
  let taken = 0;
  return {
    get taken() {
      return taken;
    },
    take(holder) {
      const held = holders.get(holder) ?? 0;
      if (held >= perHolder) throw new HubError('SUBSCRIPTION_LIMIT_EXCEEDED', { maximum: perHolder });
      if (taken >= inAll) throw new HubError('SUBSCRIPTIONS_BUSY', { retryAfterSeconds });
      taken += 1;
      holders.set(holder, held + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        taken -= 1;
        const left = (holders.get(holder) ?? 1) - 1;
        if (left === 0) holders.delete(holder);
        else holders.set(holder, left);
      };
    },
  };
}
