/** Seconds after which a client may try again that found all places taken. */
export const retryAfterSeconds = 5;

/** Places for what is done at once in one process. */
export interface Places {
  readonly isFull: boolean;
  /** Takes a place; the function returned gives it back, once. Null when all are taken. */
  take(): (() => void) | null;
}

/** Makes a number of places. */
export function createPlaces(count: number): Places {
  let taken = 0;
  return {
    get isFull() {
      return taken >= count;
    },
    take() {
      if (taken >= count) return null;
      taken += 1;
      let held = true;
      return () => {
        if (held) taken -= 1;
        held = false;
      };
    },
  };
}
