import type { Complete } from './complete-value';

/**
 * Writes what several places of the answer share once for all of them: a region that a hundred sites lie in was fetched once,
 * and its part of the answer is the same at each. What has something to tell, such as a null where there may be none, tells it
 * at each of its places and is written there.
 */
export function writtenOnce(complete: Complete): Complete {
  return (raw, run) => {
    const known = run.shared.size === 0 ? undefined : run.shared.get(raw);
    if (known === undefined) return complete(raw, run);
    if (known?.writer === complete) return known.json;
    const told = run.errors.length + run.nulls.length;
    const json = complete(raw, run);
    const isFlawless = run.errors.length + run.nulls.length === told && run.unfit.size === 0;
    if (json !== null && isFlawless) run.shared.set(raw, { writer: complete, json });
    return json;
  };
}
