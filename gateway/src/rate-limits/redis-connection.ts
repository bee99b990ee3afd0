import { Redis } from 'ioredis';

/** How long a request waits for Redis before it is counted without; Redis answers in less than one. */
const patienceMs = 250;

/**
 * A connection to Redis that nobody waits for: what cannot be answered now fails at once. It is not open yet, and
 * once opened it comes back by itself.
 * @param url redis:// or, over TLS, rediss://, with user and password where there are any
 */
export function createRedisConnection(url: string): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    connectTimeout: 2000,
    commandTimeout: patienceMs,
    // A server that takes connections and answers nothing is as good as away.
    socketTimeout: 1000,
    // Of a socket that is closed already the client keeps this timer; it should not keep the process.
    disconnectTimeout: 250,
    retryStrategy: (times) => Math.min(times * 200, 5000),
  });
  // Who asks learns that it failed; without a listener the client prints addresses to the console.
  redis.on('error', () => {});
  return redis;
}
