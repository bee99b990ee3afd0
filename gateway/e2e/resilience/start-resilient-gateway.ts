import type { RequestIdentity } from '@banenbrug/service-common';
import { signAsGateway } from '@banenbrug/testkit';
import type { FormattedExecutionResult } from 'graphql';
import { createGateway } from '../../src/gateway';
import type { GatewayOptions } from '../../src/gateway-options';
import { logResilience } from '../../src/resilience/log-resilience';
import { tellAll } from '../../src/resilience/resilience-observer';
import {
  type BreakerSettings,
  defaultResilience,
  type ResilienceSettings,
  type RetrySettings,
} from '../../src/resilience/resilience-settings';
import { type ResilientTransport, withResilience } from '../../src/resilience/with-resilience';
import { createHttpTransport } from '../../src/transport/http-transport';
import type { FetchRequest, SubgraphTransport } from '../../src/transport/subgraph-transport';
import { composeOrThrow, recordingLogger } from '../federation/start-federation';

/** What differs from the defaults; pauses are short unless said otherwise. */
export type SettingChanges = Partial<Omit<ResilienceSettings, 'retries' | 'breaker'>> & {
  readonly retries?: Partial<RetrySettings>;
  readonly breaker?: Partial<BreakerSettings> | null;
};

/** A gateway over a subgraph that may fail, `flaky`, and one that does not, `steady`. */
export interface ResilientGateway {
  ask(query: string, context?: Partial<RequestIdentity>): Promise<FormattedExecutionResult>;
  readonly line: ResilientTransport;
  /** Every fetch that was sent to `flaky`. */
  readonly sent: FetchRequest[];
  /** What the observer was told, such as `try 2` and `open`. */
  readonly seen: string[];
  readonly logger: ReturnType<typeof recordingLogger>;
  /** Lets time pass on the clock of the line, which is otherwise that of the machine. */
  pass(ms: number): void;
  close(): Promise<void>;
}

const supergraph = composeOrThrow({
  flaky: { typeDefs: 'type Query { value: Int! } type Mutation { change: Int }' },
  steady: { typeDefs: 'type Query { steady: Int }' },
});

/** Starts one. @param random what the pauses are drawn from; default the longest */
export function startResilientGateway(
  url: string,
  changes: SettingChanges = {},
  options: Partial<GatewayOptions> = {},
  random = (): number => 1,
): ResilientGateway {
  const logger = recordingLogger();
  const [sent, seen]: [FetchRequest[], string[]] = [[], []];
  let passed = 0;
  const settings = settingsOf(changes);
  const wire = createHttpTransport({ url, sign: signAsGateway, connections: settings.concurrency });
  const observed: SubgraphTransport = {
    ...wire,
    fetch(request) {
      sent.push(request);
      return wire.fetch(request);
    },
  };
  const observer = tellAll([
    logResilience(logger),
    {
      onTry: (_, attempt) => seen.push(`try ${attempt}`),
      onShed: () => seen.push('shed'),
      onBreaker: (_, state) => seen.push(state),
    },
  ]);
  const line = withResilience('flaky', observed, settings, observer, {
    now: () => performance.now() + passed,
    random,
  });
  const gateway = createGateway({
    supergraph,
    transports: new Map<string, SubgraphTransport>([
      ['flaky', line],
      ['steady', { fetch: async () => ({ data: { steady: 1 } }), close: async () => {} }],
    ]),
    verifyToken: () => Promise.reject(new Error('no tokens in this test')),
    // Equal queries are many here.
    sharesQueries: false,
    logger,
    ...options,
  });
  return {
    ask: (query, context) => gateway.executeOperation({ query }, context),
    line,
    sent,
    seen,
    logger,
    pass: (ms) => {
      passed += ms;
    },
    close: () => gateway.close(),
  };
}

function settingsOf({ retries, breaker, ...changes }: SettingChanges): ResilienceSettings {
  return {
    ...defaultResilience,
    ...changes,
    retries: { ...defaultResilience.retries, pauseMs: 1, ...retries },
    breaker: breaker === null ? null : { ...defaultResilience.breaker, ...breaker },
  };
}

/** The codes of the errors of an answer. */
export function codesOf({ errors = [] }: FormattedExecutionResult): unknown[] {
  return errors.map(({ extensions }) => extensions?.['code']);
}
