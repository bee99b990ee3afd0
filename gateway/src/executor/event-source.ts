import type { FetchNode } from '@graphql-hive/router-query-planner';
import type { SubgraphAnswer } from '../transport/subgraph-transport';
import type { PlanEnvironment } from './plan-environment';
import { type RootAnswer, compileRootAnswer } from './root-fetch';
import type { Run, Step } from './run';
import { pickVariables } from './send-fetch';

/** What a subscription follows, and what is done with each of its events. */
export interface EventSource extends Pick<RootAnswer, 'take'> {
  /** Follows the subgraph's subscription; nothing is sent before the first event is asked for. */
  follow(request: Pick<Run, 'variables' | 'context' | 'onFetch'>): AsyncIterator<SubgraphAnswer>;
  /** Fetches what other subgraphs add to an event that was taken. */
  readonly fetchRest: Step;
}

/**
 * Compiles the following of a subscription.
 * @throws Error when its subgraph is reached by a way that follows none
 */
export function compileEventSource(
  node: FetchNode,
  environment: PlanEnvironment,
): Pick<EventSource, 'take' | 'follow'> {
  const { target, variableNames, take } = compileRootAnswer(node, environment);
  const { service, document } = target;
  const transport = environment.transportOf(service);
  if (!transport.subscribe) throw new Error(`The way to the subgraph "${service}" carries no subscriptions.`);
  const subscribe = transport.subscribe.bind(transport);
  return {
    take,
    follow({ context, onFetch, ...run }) {
      const variables = pickVariables(run, variableNames);
      onFetch?.({ service, document: document.text, variables });
      return subscribe({ document, variables, context })[Symbol.asyncIterator]();
    },
  };
}
