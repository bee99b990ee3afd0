import { z } from 'zod';

const error = 'must be a whole number of bytes, 0 or more';

/** The variable that says how much memory kept answers may take. */
export const responseCacheVariables = {
  MAX_RESPONSE_CACHE_BYTES: z.coerce
    .number({ error })
    .int(error)
    .min(0, error)
    .default(16 * 1024 * 1024),
};
