import { type DocumentNode, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { fragmentsOf, planningDocument } from '../plan/planning-document';
import type { Planner } from '../plan/planner';
import { shapeOf } from '../plan/selection-shape';
import { splitOperation } from '../plan/split-operation';
import { type Project, compileProjection } from '../projection/compile-projection';
import type { Supergraph } from '../supergraph/read-supergraph';
import type { SubgraphTransport } from '../transport/subgraph-transport';
import { type CoercedVariables, compileCoercion } from './coerce-variables';
import { compileIntrospection } from './introspection';
import { compilePlan, inSequence } from './compile-plan';
import type { Step } from './run';

/** An operation, planned and compiled: everything that does not depend on the request is done. */
export interface CompiledOperation {
  coerce(inputs: Readonly<Record<string, unknown>>): CoercedVariables;
  /** Fetches; null when the operation asks nothing of a subgraph. */
  readonly fetch: Step | null;
  /** Answers __schema and __type; null when they are not asked. */
  readonly introspect: Step | null;
  readonly project: Project;
}

/** What operations are compiled with. */
export interface CompilationScope {
  readonly supergraph: Supergraph;
  readonly planner: Planner;
  transportOf(service: string): SubgraphTransport;
}

/**
 * Plans and compiles one operation of a validated document.
 * @throws Error when there is no plan, or one with nodes this gateway does not serve
 */
export async function compileOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { supergraph, planner, transportOf }: CompilationScope,
): Promise<CompiledOperation> {
  const schema = supergraph.publicSchema;
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) throw new GraphQLError(`The schema has no ${operation.operation} type.`);
  const { data, introspection } = splitOperation(document, operation, schema);
  const steps: Step[] = [];
  for (const part of data) {
    const planned = planningDocument(part, supergraph.types);
    const plan = await planner.plan(planned, operation.name?.value);
    steps.push(compilePlan(plan, { types: supergraph.types, asked: shapeOf(part), writes: [], transportOf }));
  }
  return {
    coerce: compileCoercion(schema, operation),
    fetch: steps.length === 0 ? null : inSequence(steps),
    introspect: introspection && compileIntrospection(introspection, schema),
    project: compileProjection(operation, rootType, {
      schema,
      types: supergraph.types,
      fragments: fragmentsOf(document),
    }),
  };
}
