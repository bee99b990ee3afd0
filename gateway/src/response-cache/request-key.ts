import type { ParsedOperation } from '@banenbrug/service-common';
import type { OperationDefinitionNode } from 'graphql';

/**
 * What two requests for one operation have in common when they ask the same: document, operation, language and the values
 * of the variables that the operation has, in whatever order they came. Null when a value has no JSON.
 */
export function requestKey(
  { documentId, variables, context: { language } }: ParsedOperation,
  operation: OperationDefinitionNode,
): string | null {
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const values = names.map((name) => (Object.hasOwn(variables, name) ? [name, variables[name]] : [name]));
  const asked = [documentId, operation.name?.value ?? '', language, values];
  if (values.every(([, value]) => isPlain(value))) return JSON.stringify(asked);
  try {
    return JSON.stringify(asked, inOneOrder);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Has one way to be written, and no other value is written so. */
function isPlain(value: unknown): boolean {
  return (
    value === null || ['string', 'boolean', 'undefined'].includes(typeof value) || Number.isInteger(value)
  );
}

/** Keys of objects sorted, and nothing that JSON would write as something else. */
function inOneOrder(_key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('The number has no JSON.');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
