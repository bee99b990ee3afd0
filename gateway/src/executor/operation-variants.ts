import type { Role } from '@banenbrug/service-common';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { IsDenied } from '../authorization/access-rules';
import { findDeniedFields } from '../authorization/denied-fields';
import type { Supergraph } from '../supergraph/read-supergraph';

/** One operation, compiled when a role first asks it. */
export type OperationVariants<T> = (role: Role) => Promise<T>;

/**
 * The variants of one operation of a validated document: one for each set of its fields that some role may not have,
 * and so a single one when none of its fields is guarded.
 */
export function createOperationVariants<T>(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { publicSchema, accessRules }: Supergraph,
  compile: (isDenied: IsDenied | null) => Promise<T>,
): OperationVariants<T> {
  const denied = findDeniedFields(document, operation, publicSchema, accessRules);
  const keys = new Map([...denied].map(([role, fields]) => [role, fields.join(' ')]));
  // Promises, so that requests that arrive while an operation is being planned wait for the same plan.
  const variants = new Map<string, Promise<T>>();
  return (role) => {
    const key = keys.get(role);
    if (key === undefined) return Promise.reject(new Error('The caller has no role of the hub.'));
    const known = variants.get(key);
    if (known) return known;
    const compiling = compile(key === '' ? null : (type, field) => accessRules.isDenied(role, type, field));
    variants.set(key, compiling);
    compiling.catch(() => variants.delete(key));
    return compiling;
  };
}
