import type { FetchNode, PlanNode, QueryPlan } from '@graphql-hive/router-query-planner';
import { OperationTimeout } from '../transport/subgraph-transport';
import { compileBatchFetch, compileEntityFetch } from './entity-fetch';
import type { PlanEnvironment } from './plan-environment';
import { compileRootFetch } from './root-fetch';
import type { Run, Step } from './run';

const nothing: Step = () => undefined;

/**
 * Compiles a plan into one step.
 * @throws Error for a node this gateway does not serve (@defer; conditions: see compile-operation.ts)
 */
export function compilePlan(plan: QueryPlan, environment: PlanEnvironment): Step {
  return plan.node ? compileNode(plan.node, environment) : nothing;
}

/** Compiles one node of a plan, with what is below it. */
export function compileNode(node: PlanNode, environment: PlanEnvironment): Step {
  switch (node.kind) {
    case 'Fetch':
      return compileRootFetch(node, environment);
    case 'BatchFetch':
      return compileBatchFetch(node, environment);
    case 'Flatten':
      if (node.node.kind !== 'Fetch') throw new Error(`The plan flattens a ${node.node.kind}.`);
      return compileEntityFetch(node.node, node.path, environment);
    case 'Sequence':
      return inSequence(node.nodes.map((inner) => compileNode(inner, environment)));
    case 'Parallel':
      return inParallel(node.nodes.map((inner) => compileNode(inner, environment)));
    case 'Condition':
    case 'Defer':
    case 'Subscription':
      throw new Error(`The plan has a ${node.kind} node, which this gateway does not serve.`);
  }
}

/** The plan of a subscription in its two parts: what is followed, and what is fetched for each event. */
export interface SubscriptionPlan {
  readonly followed: FetchNode;
  readonly perEvent: readonly PlanNode[];
}

/**
 * Reads the plan of a subscription.
 * @throws Error when it does not begin with what is followed
 */
export function readSubscriptionPlan({ node }: QueryPlan): SubscriptionPlan {
  const [first, ...perEvent] = node?.kind === 'Sequence' ? node.nodes : [node];
  if (first?.kind !== 'Subscription') throw new Error('The plan of a subscription follows nothing.');
  return { followed: first.primary, perEvent: perEvent.filter((each) => each !== undefined) };
}

/** Runs steps one after the other. */
export function inSequence(steps: readonly Step[]): Step {
  const [only, ...more] = steps;
  if (only && more.length === 0) return only;
  return async (run) => {
    for (const step of steps) {
      if (hasGone(run)) return;
      const pending = step(run);
      if (pending) await pending;
    }
  };
}

/** A client that has gone needs no further fetches; one whose time is up learns of each that it is missing. */
function hasGone({ context: { signal } }: Run): boolean {
  return Boolean(signal?.aborted) && !(signal?.reason instanceof OperationTimeout);
}

function inParallel(steps: readonly Step[]): Step {
  return (run) => {
    const pending = steps.map((step) => step(run)).filter((promise) => promise !== undefined);
    return pending.length === 0 ? undefined : Promise.all(pending).then(() => undefined);
  };
}
