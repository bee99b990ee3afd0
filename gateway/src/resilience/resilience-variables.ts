import { z } from 'zod';
import { type SubgraphName, subgraphs } from '../subgraphs';
import { defaultLoad, type LoadSettings } from './load-guard';
import { defaultResilience, type ResilienceSettings } from './resilience-settings';

/** A number of something; the sentence says what is expected and repeats nothing. */
function count(what: string, minimum: number): z.ZodCoercedNumber {
  const error = `must be a whole number of ${what}, ${minimum} or more`;
  return z.coerce.number({ error }).int(error).min(minimum, error);
}

/** A connection on which nothing moves for a minute is cut: whoever waits for longer answers nobody. */
const longestSeconds = 50;
const secondsError = `must be a number of seconds, more than 0 and at most ${longestSeconds}`;
const seconds = z.coerce
  .number({ error: secondsError })
  .positive(secondsError)
  .max(longestSeconds, secondsError);

/** The variables by which a gateway is told what its subgraphs may cost it. */
export const subgraphVariables = {
  OPERATION_TIMEOUT_SECONDS: seconds.default(30),
  SUBGRAPH_TIMEOUT_SECONDS: seconds.default(defaultResilience.timeoutMs / 1000),
  REGIONS_TIMEOUT_SECONDS: seconds.optional(),
  EMPLOYERS_TIMEOUT_SECONDS: seconds.optional(),
  CANDIDATES_TIMEOUT_SECONDS: seconds.optional(),
  AGREEMENTS_TIMEOUT_SECONDS: seconds.optional(),
  SUBGRAPH_CONCURRENCY: count('fetches', 1).default(defaultResilience.concurrency),
  SUBGRAPH_QUEUE: count('fetches', 0).default(defaultResilience.queue),
};

/** The variables by which a process is told what it takes on. */
export const loadVariables = {
  MAX_OPERATIONS: count('operations', 1).default(defaultLoad.maxOperations),
  MAX_EVENT_LOOP_DELAY_MS: count('milliseconds', 0).default(defaultLoad.maxEventLoopDelayMs),
};

const timeoutVariables = {
  regions: 'REGIONS_TIMEOUT_SECONDS',
  employers: 'EMPLOYERS_TIMEOUT_SECONDS',
  candidates: 'CANDIDATES_TIMEOUT_SECONDS',
  agreements: 'AGREEMENTS_TIMEOUT_SECONDS',
} as const satisfies Record<SubgraphName, keyof typeof subgraphVariables>;

const parsed = z.object(subgraphVariables);
const parsedLoad = z.object(loadVariables);

/** What each subgraph may cost, out of the parsed variables. */
export function resilienceSettings(
  read: z.infer<typeof parsed>,
): Readonly<Record<SubgraphName, ResilienceSettings>> {
  const settings = subgraphs.map(({ name }) => [
    name,
    {
      ...defaultResilience,
      timeoutMs: (read[timeoutVariables[name]] ?? read.SUBGRAPH_TIMEOUT_SECONDS) * 1000,
      concurrency: read.SUBGRAPH_CONCURRENCY,
      queue: read.SUBGRAPH_QUEUE,
    },
  ]);
  return Object.fromEntries(settings) as Record<SubgraphName, ResilienceSettings>;
}

/** What the process takes on, out of the parsed variables. */
export function loadSettings(read: z.infer<typeof parsedLoad>): LoadSettings {
  return { maxOperations: read.MAX_OPERATIONS, maxEventLoopDelayMs: read.MAX_EVENT_LOOP_DELAY_MS };
}
