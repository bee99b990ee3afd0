import { z } from 'zod';

/** DEMO: whether demo data and demo tokens are meant to be here. Without it a process refuses both. */
export const demoVariable = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .default('false')
  .transform((value) => value === 'true');
