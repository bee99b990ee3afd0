const first = 100;
const longest = 10_000;

/**
 * How long to wait before a connection is tried again, in milliseconds: twice as long after each failure, at most 10
 * seconds, and shortened by up to a half, so that processes which lost their server together do not come back together.
 * @param failures since it last held, from 1
 */
export function reconnectDelay(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  return whole * (1 - random() / 2);
}
