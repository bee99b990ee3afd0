/** How often a mail is tried at most. With the pauses between, that is five days, as mail servers do it. */
export const mostAttempts = 20;

const minute = 60_000;
const longestPause = 12 * 60 * minute;

/** Milliseconds to wait after the nth attempt: one minute, then twice as long each time, 12 hours at most. */
export const pauseAfter = (attempts: number): number =>
  Math.min(2 ** Math.min(attempts - 1, 30) * minute, longestPause);

/** Milliseconds that a process has for one mail; then the mail is anybody's again. */
export const claimLasts = 10 * minute;

/** Milliseconds after which one attempt is broken off, well before the claim ends. */
export const attemptLasts = 2 * minute;

const day = 24 * 60 * minute;

/** Milliseconds for which a mail may wait to be sent: older, it tells nobody anything. */
export const staleAfter = 30 * day;

/** Milliseconds for which a mail stays after it was sent or given up. */
export const keptFor = 30 * day;
