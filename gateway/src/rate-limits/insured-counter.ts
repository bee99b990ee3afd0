import type { Logger } from '@banenbrug/service-common';
import type { Counter, Usage } from './counter';

/** Told how Redis does; says it once when it goes and once when it is back. */
export interface RedisWatch {
  failed(): void;
  answered(): void;
}

/** A watch that writes to a log, without address, password or cause, which can name both. */
export function watchRedis(logger: Logger): RedisWatch {
  let isAway = false;
  return {
    failed() {
      if (isAway) return;
      isAway = true;
      logger.warn(
        {},
        'Redis cannot be reached: until it answers, each gateway counts requests in its own memory',
      );
    },
    answered() {
      if (!isAway) return;
      isAway = false;
      logger.info({}, 'Redis answers again: requests are counted together');
    },
  };
}

/** A counter that is shared while that works, and else this process's own. */
export function createInsuredCounter(shared: Counter, own: Counter, watch: RedisWatch): Counter {
  const insured = async <T>(ask: (counter: Counter) => Promise<T>): Promise<T> => {
    let answer: T;
    try {
      answer = await ask(shared);
    } catch {
      watch.failed();
      return ask(own);
    }
    watch.answered();
    return answer;
  };
  return {
    add: (key, points) => insured<Usage>((counter) => counter.add(key, points)),
    read: (key) => insured<Usage | null>((counter) => counter.read(key)),
  };
}
