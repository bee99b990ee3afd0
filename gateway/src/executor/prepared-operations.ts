import type { ParsedOperation } from '@banenbrug/service-common';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { IsDenied } from '../authorization/access-rules';
import type { Supergraph } from '../supergraph/read-supergraph';
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

/** Prepares operations, and keeps the last of them under the document's id. */
export function keepPrepared<T>(
  supergraph: Supergraph,
  maximum: number,
  compile: CompileVariant<T>,
): (request: ParsedOperation, operation: OperationDefinitionNode) => PreparedOperation<T> {
  const operations = new LRUCache<string, PreparedOperation<T>>({ max: maximum });
  return ({ document, documentId }, operation) => {
    const key = `${documentId}:${operation.name?.value ?? ''}`;
    const known = operations.get(key);
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
