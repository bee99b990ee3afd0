import { type ParsedOperation, roles } from '@banenbrug/service-common';
import { type DocumentNode, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { IsDenied } from '../authorization/access-rules';
import type { Supergraph } from '../supergraph/read-supergraph';
import type { GatewaySignals } from '../telemetry/signals';
import { type Coerce, compileCoercion } from './coerce-variables';
import { type OperationVariants, createOperationVariants } from './operation-variants';

/** An operation whose variables can be checked, and that is planned for the first request whose variables are good. */
export interface PreparedOperation<T> {
  readonly coerce: Coerce;
  readonly variantFor: OperationVariants<T>;
}

/** What one operation of a validated document compiles to, without what is denied. */
export type CompileVariant<T> = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  isDenied: IsDenied | null,
) => Promise<T>;

/** What a compiled operation can do before anybody asks it. */
export interface PlannedAhead {
  /** Plans for what the conditions' variables are in these; null when there is nothing left to plan. */
  readonly planFor: ((values: Readonly<Record<string, unknown>>) => Promise<unknown>) | null;
}

/** Prepares an operation, or finds it as it was prepared. */
export type PrepareOperation<T> = (
  request: Pick<ParsedOperation, 'document' | 'documentId'>,
  operation: OperationDefinitionNode,
) => PreparedOperation<T>;

/** Prepares operations, and keeps the last of them under the document's id. */
export function keepPrepared<T>(
  supergraph: Supergraph,
  maximum: number,
  compile: CompileVariant<T>,
  signals?: Pick<GatewaySignals, 'cacheAsked' | 'watchCache'>,
): PrepareOperation<T> {
  const operations = new LRUCache<string, PreparedOperation<T>>({ max: maximum });
  signals?.watchCache('plans', () => ({ entries: operations.size, size: 0 }));
  return ({ document, documentId }, operation) => {
    const key = `${documentId}:${operation.name?.value ?? ''}`;
    const known = operations.get(key);
    signals?.cacheAsked('plans', known !== undefined);
    if (known) return known;
    const prepared: PreparedOperation<T> = {
      coerce: compileCoercion(supergraph.publicSchema, operation),
      variantFor: createOperationVariants(document, operation, supergraph, (isDenied) =>
        compile(document, operation, isDenied),
      ),
    };
    operations.set(key, prepared);
    return prepared;
  };
}

/**
 * Plans an operation for every role before anybody asks it, with its conditions as they are when a client sends no
 * variables. Returns how many variants that are.
 * @throws Error when there is no plan for one of them
 */
export async function planAhead<T extends PlannedAhead>(
  { variantFor }: PreparedOperation<T>,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Promise<number> {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  const values = Object.fromEntries(defaults);
  const variants = new Set(await Promise.all(roles.map(variantFor)));
  await Promise.all([...variants].flatMap(({ planFor }) => (planFor === null ? [] : [planFor(values)])));
  return variants.size;
}
