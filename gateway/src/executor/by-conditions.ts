import { LRUCache } from 'lru-cache';

/** More combinations than any client uses; each is one plan. */
const maximumPlans = 64;

/** What is compiled for the values that an operation's conditions have in one request. */
export type ByConditions<T> = (coerced: Readonly<Record<string, unknown>>) => Promise<T>;

/** Compiles once for each combination of values of the conditions' variables, when it first occurs. */
export function byConditions<T>(
  variables: readonly string[],
  compile: (values: Readonly<Record<string, unknown>>) => Promise<T>,
): ByConditions<T> {
  const compiled = new LRUCache<string, Promise<T>>({ max: maximumPlans });
  return (coerced) => {
    const key = variables.map((name) => (coerced[name] === true ? '1' : '0')).join('');
    const known = compiled.get(key);
    if (known) return known;
    const compiling = compile(coerced);
    compiled.set(key, compiling);
    compiling.catch(() => compiled.delete(key));
    return compiling;
  };
}
