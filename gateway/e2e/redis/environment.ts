/** The Redis to test on instead of a server of the test's own (TEST_REDIS_URL), or null. */
export function externalRedisUrl(): string | null {
  return process.env['TEST_REDIS_URL'] || null;
}
