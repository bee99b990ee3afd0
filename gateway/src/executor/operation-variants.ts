import type { Role } from '@banenbrug/service-common';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { findDeniedFields } from '../authorization/denied-fields';
import { type CompilationScope, type CompiledOperation, compileOperation } from './compile-operation';

/** One operation, compiled when a role first asks it. */
export type OperationVariants = (role: Role) => Promise<CompiledOperation>;

/**
 * The variants of one operation of a validated document: one for each set of its fields that some role may not have,
 * and so a single one when none of its fields is guarded.
 */
export function createOperationVariants(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  scope: CompilationScope,
): OperationVariants {
  const { publicSchema, accessRules } = scope.supergraph;
  const denied = findDeniedFields(document, operation, publicSchema, accessRules);
  const keys = new Map([...denied].map(([role, fields]) => [role, fields.join(' ')]));
  // Promises, so that requests that arrive while an operation is being planned wait for the same plan.
  const variants = new Map<string, Promise<CompiledOperation>>();
  return (role) => {
    const key = keys.get(role);
    if (key === undefined) return Promise.reject(new Error('The caller has no role of the hub.'));
    const known = variants.get(key);
    if (known) return known;
    const compiling = compileOperation(
      document,
      operation,
      scope,
      key === '' ? null : (type, field) => accessRules.isDenied(role, type, field),
    );
    variants.set(key, compiling);
    compiling.catch(() => variants.delete(key));
    return compiling;
  };
}
