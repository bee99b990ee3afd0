import { arePeersInstalled } from './targets/peers';
import type { RunningTarget, TargetSettings } from './targets/target';
import { type TargetName, targets } from './targets/targets';

/** A target that answers, and its name. */
export interface NamedTarget extends RunningTarget {
  readonly name: TargetName;
}

/** What came of starting targets. */
export interface StartedTargets {
  readonly running: readonly NamedTarget[];
  /** Why a peer does not run. */
  readonly missing: Readonly<Record<string, string>>;
}

/**
 * Starts targets one after another. A peer that does not start is left out.
 * @param opened what must be ended is added, whether or not the rest starts
 * @throws Error with what it printed when a target of our own does not start
 */
export async function startTargets(
  names: readonly TargetName[],
  settings: TargetSettings,
  opened: { end(): Promise<void> }[],
  progress: (line: string) => void,
): Promise<StartedTargets> {
  const running: NamedTarget[] = [];
  const missing: Record<string, string> = {};
  for (const name of names) {
    const outcome = await startTarget(name, settings);
    if ('missing' in outcome) {
      missing[name] = outcome.missing;
      progress(`${name} is missing: ${outcome.missing}`);
      continue;
    }
    opened.push(outcome);
    running.push({ name, ...outcome });
    progress(`${name} answers`);
  }
  return { running, missing };
}

async function startTarget(
  name: TargetName,
  settings: TargetSettings,
): Promise<RunningTarget | { readonly missing: string }> {
  if (targets[name].isPeer && !arePeersInstalled()) {
    return { missing: 'not installed: npm ci --prefix gateway/bench/peers' };
  }
  try {
    return await targets[name].start(settings);
  } catch (error) {
    if (!targets[name].isPeer) throw error;
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it did not start' };
  }
}
