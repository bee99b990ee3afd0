import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';
import type { IsDenied } from '../authorization/access-rules';
import { withoutDeniedFields } from '../authorization/without-denied-fields';
import { conditionVariables, operationIn, withFixedConditions } from '../plan/fixed-conditions';
import { fragmentsOf, planningDocument } from '../plan/planning-document';
import type { Planner } from '../plan/planner';
import { shapeOf } from '../plan/selection-shape';
import { splitOperation } from '../plan/split-operation';
import { compileProjection } from '../projection/compile-projection';
import type { Supergraph } from '../supergraph/read-supergraph';
import type { SubgraphTransport } from '../transport/subgraph-transport';
import { compileIntrospection } from './introspection';
import { compilePlan, inSequence } from './compile-plan';
import { byConditions } from './by-conditions';
import type { PlannedAhead } from './prepared-operations';
import type { Step } from './run';
import type { AnswerForm } from './run-operation';

/** An operation, planned and compiled: everything that does not depend on the request is done. */
export interface CompiledOperation extends AnswerForm, PlannedAhead {
  /** Fetches; null when the operation asks nothing of a subgraph. */
  readonly fetch: Step | null;
  /** Answers __schema and __type; null when they are not asked. */
  readonly introspect: Step | null;
}

/** What operations are compiled with. */
export interface CompilationScope {
  readonly supergraph: Supergraph;
  readonly planner: Planner;
  transportOf(service: string): SubgraphTransport;
}

/**
 * Plans and compiles one operation of a validated document. What is denied is neither planned nor fetched, and null
 * in the answer; null for `isDenied` when nothing is.
 * @throws Error when there is no plan, or one with nodes this gateway does not serve
 */
export async function compileOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  scope: CompilationScope,
  isDenied: IsDenied | null,
): Promise<CompiledOperation> {
  const schema = scope.supergraph.publicSchema;
  const form = compileForm(document, operation, scope, isDenied);
  const { introspection } = splitOperation(document, operation, schema);
  const allowed = isDenied === null ? document : withoutDeniedFields(document, schema, isDenied);
  return {
    ...form,
    ...(await compileFetch(allowed, operationIn(allowed, operation), scope)),
    introspect: introspection && compileIntrospection(introspection, schema),
  };
}

/** Compiles what the answers of an operation look like. */
export function compileForm(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { supergraph: { publicSchema: schema, types } }: CompilationScope,
  isDenied: IsDenied | null,
): AnswerForm {
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) throw new GraphQLError(`The schema has no ${operation.operation} type.`);
  const fragments = fragmentsOf(document);
  return {
    write: compileProjection(operation, rootType, { schema, types, fragments, isDenied }),
    asked: shapeOf({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] }),
  };
}

/**
 * The planner never sees a condition. With @skip and @include left in, it writes operations with empty selections at
 * some mixtures of conditions and types, and at conditions on a field with @requires it loses other fields. So each
 * combination of values is planned by itself, when it first occurs.
 */
async function compileFetch(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  scope: CompilationScope,
): Promise<Pick<CompiledOperation, 'fetch' | 'planFor'>> {
  const variables = conditionVariables(document);
  const compile = (values: Readonly<Record<string, unknown>>): Promise<Step | null> => {
    const fixed = withFixedConditions(document, values);
    return compilePlans(fixed, operationIn(fixed, operation), scope);
  };
  if (variables.length === 0) return { fetch: await compile({}), planFor: null };
  const planFor = byConditions(variables, compile);
  const fetch: Step = async (run) => {
    const step = await planFor(run.coerced);
    await step?.(run);
  };
  return { fetch, planFor };
}

async function compilePlans(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { supergraph: { publicSchema, types }, planner, transportOf }: CompilationScope,
): Promise<Step | null> {
  const steps: Step[] = [];
  for (const part of splitOperation(document, operation, publicSchema).data) {
    const plan = await planner.plan(planningDocument(part, types), operation.name?.value);
    steps.push(compilePlan(plan, { types, asked: shapeOf(part), writes: [], transportOf }));
  }
  return steps.length === 0 ? null : inSequence(steps);
}
