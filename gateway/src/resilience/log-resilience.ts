import type { Logger } from '@banenbrug/service-common';
import type { ResilienceObserver } from './resilience-observer';

/** How long after a line about what is turned away the next may follow, in milliseconds. */
const quietMs = 10_000;

/** Tells the log that somebody was turned away: at once, and then with their number, at most every ten seconds. */
export function logSheds(
  logger: Logger,
  facts: object,
  message: string,
  now: () => number = () => performance.now(),
): () => void {
  let [shed, quietUntil] = [0, 0];
  return () => {
    shed += 1;
    if (now() < quietUntil) return;
    logger.warn({ ...facts, shed }, message);
    [shed, quietUntil] = [0, now() + quietMs];
  };
}

/** Tells the log of changes: one line when a subgraph is asked no more, and one when it is again; not one for each fetch. */
export function logResilience(logger: Logger, now?: () => number): ResilienceObserver {
  const sheds = new Map<string, () => void>();
  const shedsOf = (service: string): (() => void) => {
    const made =
      sheds.get(service) ??
      logSheds(logger, { service }, 'a subgraph has too much to do and is not asked', now);
    sheds.set(service, made);
    return made;
  };
  return {
    onTry: () => {},
    onShed: (service) => shedsOf(service)(),
    onBreaker(service, state) {
      const facts = { service, breaker: state };
      if (state === 'open') logger.error(facts, 'a subgraph is away and is asked no more for a while');
      else if (state === 'half-open') logger.info(facts, 'a subgraph that was away is tried');
      else logger.info(facts, 'a subgraph is back');
    },
  };
}
