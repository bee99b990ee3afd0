import { LRUCache } from 'lru-cache';
import type { Step } from './run';

/** More combinations than any client uses; each is one plan. */
const maximumPlans = 64;

/** Fetches by the plan for the values that the operation's conditions have in this request. */
export function fetchByConditions(
  variables: readonly string[],
  compile: (values: Readonly<Record<string, unknown>>) => Promise<Step | null>,
): Step {
  const steps = new LRUCache<string, Promise<Step | null>>({ max: maximumPlans });
  return async (run) => {
    const key = variables.map((name) => (run.coerced[name] === true ? '1' : '0')).join('');
    let compiling = steps.get(key);
    if (compiling === undefined) {
      compiling = compile(run.coerced);
      steps.set(key, compiling);
      compiling.catch(() => steps.delete(key));
    }
    const step = await compiling;
    await step?.(run);
  };
}
