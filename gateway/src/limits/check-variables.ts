import { HubError } from '@banenbrug/service-common';
import { exceeded } from './exceeded';
import type { Limits } from './limits';

type VariableLimits = Pick<Limits, 'listItems' | 'variableNesting' | 'variableCharacters'>;

/**
 * Judges the variables of a request as they were sent, before anybody takes them for what the schema wants. Stops at
 * the first thing that is too much, so that it costs no more than what is allowed.
 * @throws HubError LIST_TOO_LONG, VARIABLES_TOO_DEEP, VARIABLES_TOO_LARGE or RESERVED_NAME
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>, limits: VariableLimits): void {
  let characters = 0;
  const add = (count: number): void => {
    characters += count;
    if (characters > limits.variableCharacters) {
      throw exceeded('VARIABLES_TOO_LARGE', limits.variableCharacters);
    }
  };
  const checkObject = (value: object, nesting: number): void => {
    for (const [key, field] of Object.entries(value)) {
      // No name of a schema begins so, and `__proto__` means something else to JavaScript.
      if (key.startsWith('__')) throw new HubError('RESERVED_NAME');
      add(key.length);
      check(field, nesting);
    }
  };
  const check = (value: unknown, nesting: number): void => {
    add(
      1 + (typeof value === 'string' ? value.length : typeof value === 'number' ? String(value).length : 0),
    );
    if (typeof value !== 'object' || value === null) return;
    if (nesting >= limits.variableNesting) throw exceeded('VARIABLES_TOO_DEEP', limits.variableNesting);
    if (!Array.isArray(value)) return checkObject(value, nesting + 1);
    if (value.length > limits.listItems) throw exceeded('LIST_TOO_LONG', limits.listItems, value.length);
    for (const item of value) check(item, nesting + 1);
  };
  checkObject(variables, 0);
}
