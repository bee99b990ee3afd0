import { type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { IsDenied } from '../authorization/access-rules';
import { withoutDeniedFields } from '../authorization/without-denied-fields';
import { conditionVariables, operationIn, withFixedConditions } from '../plan/fixed-conditions';
import { planningDocument } from '../plan/planning-document';
import { shapeOf } from '../plan/selection-shape';
import { splitOperation } from '../plan/split-operation';
import { type ByConditions, byConditions } from './by-conditions';
import { type CompilationScope, compileForm } from './compile-operation';
import { compileNode, inSequence, readSubscriptionPlan } from './compile-plan';
import { type EventSource, compileEventSource } from './event-source';
import type { PlanEnvironment } from './plan-environment';
import type { AnswerForm } from './run-operation';

/** A subscription, planned and compiled. */
export interface CompiledSubscription extends AnswerForm {
  /** What is followed, by the values of the conditions; null when nothing is left to follow: all of it is denied or skipped. */
  readonly sourceFor: ByConditions<EventSource | null>;
}

/**
 * Plans and compiles a subscription of a validated document, as operations are compiled; what it follows when it is first
 * followed.
 */
export async function compileSubscription(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  scope: CompilationScope,
  isDenied: IsDenied | null,
): Promise<CompiledSubscription> {
  const schema = scope.supergraph.publicSchema;
  const allowed = isDenied === null ? document : withoutDeniedFields(document, schema, isDenied);
  return {
    ...compileForm(document, operation, scope, isDenied),
    sourceFor: byConditions(conditionVariables(allowed), (values) => {
      const fixed = withFixedConditions(allowed, values);
      return compileSource(fixed, operationIn(fixed, operation), scope);
    }),
  };
}

async function compileSource(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { supergraph: { publicSchema, types }, planner, transportOf }: CompilationScope,
): Promise<EventSource | null> {
  const [part] = splitOperation(document, operation, publicSchema).data;
  if (!part) return null;
  const plan = await planner.plan(planningDocument(part, types), operation.name?.value);
  const { followed, perEvent } = readSubscriptionPlan(plan);
  const environment: PlanEnvironment = { types, asked: shapeOf(part), writes: [], transportOf };
  const source = compileEventSource(followed, environment);
  const rest = inSequence(perEvent.map((node) => compileNode(node, environment)));
  return { ...source, fetchRest: rest };
}
