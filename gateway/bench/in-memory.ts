import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGateway, type SubgraphName, subgraphs } from '@banenbrug/gateway';
import { printSchema } from 'graphql';
import type { Arguments } from './arguments';
import { compareAnswers } from './equal-answers';
import { startChild } from './measure/child';
import { type Cell, measureCells } from './measure/measure-cells';
import type { Profiler } from './measure/profiler';
import { residentMb } from './measure/process-use';
import type { OperationName } from './operations';
import { peersSupergraph } from './peers-supergraph';
import { supergraphFile } from './places';
import { writeRequests } from './requests';
import type { Snapshot } from './snapshot/snapshot';
import type { Surroundings } from './surroundings';
import { arePeersInstalled } from './targets/peers';
import type { RunningTarget, TargetSettings } from './targets/target';
import { type TargetName, targets } from './targets/targets';
import { variableSetsOf } from './variable-sets';

/** What was measured on the snapshot. */
export interface MemoryResult {
  readonly cells: readonly Cell[];
  readonly answerBytes: Readonly<Partial<Record<OperationName, number>>>;
  /** Megabytes that each target's processes held after the last run. */
  readonly memory: Readonly<Record<string, number>>;
  /** Why a target was not measured. */
  readonly missing: Readonly<Record<string, string>>;
  /** Where the time went, in lines; none unless it was profiled. */
  readonly profile: readonly string[];
}

/** Starts the subgraphs of the snapshot and every target, compares their answers, and measures. */
export async function measureInMemory(
  snapshot: Snapshot,
  { targets: names, operations, connections, runs, seconds }: Arguments,
  { callers, profiler, folder, progress }: Surroundings,
): Promise<MemoryResult> {
  const snapshotFile = join(folder, 'snapshot.json');
  writeFileSync(snapshotFile, JSON.stringify(snapshot));
  const served = startChild({
    name: 'the subgraphs',
    command: [process.execPath, join(__dirname, 'targets/subgraphs.js'), JSON.stringify({ snapshotFile })],
  });
  const started: RunningTarget[] = [];
  try {
    const { urls } = await served.line<{ urls: Record<SubgraphName, string> }>('urls');
    const settings = settingsFor(folder, snapshotFile, urls, callers.settings, profiler);
    const missing: Record<string, string> = {};
    const running = new Map<TargetName, RunningTarget>();
    for (const name of names) {
      const outcome = await startTarget(name, settings);
      if ('missing' in outcome) missing[name] = outcome.missing;
      else started.push(outcome);
      if (!('missing' in outcome)) running.set(name, outcome);
      progress('missing' in outcome ? `${name} is missing: ${outcome.missing}` : `${name} answers`);
    }
    const requests = writeRequests(folder, operations, variableSetsOf(snapshot), callers.tokens);
    const { bytes } = await compareAnswers(
      new Map([...running].map(([name, { url }]) => [name, url])),
      requests,
    );
    progress('all answers are equal');
    const measured = [...running].map(([name, target]) => ({
      name,
      target,
      subgraphPids: targets[name].usesSubgraphs ? [served.pid] : [],
    }));
    const own = [...running]
      .filter(([name]) => !targets[name].isPeer)
      .map(([name, { pids }]) => ({ name, pids }));
    const cells = await measureCells({
      targets: measured,
      requests,
      connections,
      runs,
      seconds,
      progress,
      onWarm: () => profiler.begin(own),
    });
    const profile = await profiler.report(own);
    const memory = Object.fromEntries([...running].map(([name, { pids }]) => [name, residentMb(pids)]));
    return { cells, answerBytes: Object.fromEntries(bytes), memory, missing, profile };
  } finally {
    await Promise.all([...started.map((target) => target.end()), served.end()]);
  }
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

/** Writes the files that targets read. */
function settingsFor(
  folder: string,
  snapshotFile: string,
  subgraphUrls: Record<SubgraphName, string>,
  tokens: TargetSettings['tokens'],
  { nodeOptions }: Profiler,
): TargetSettings {
  const peersSupergraphFile = join(folder, 'peers-supergraph.graphql');
  writeFileSync(peersSupergraphFile, peersSupergraph(subgraphUrls));
  const schemaFile = join(folder, 'schema.graphql');
  writeFileSync(schemaFile, publicSchema());
  return {
    folder,
    snapshotFile,
    subgraphUrls,
    supergraphFile,
    peersSupergraphFile,
    schemaFile,
    tokens,
    nodeOptions,
  };
}

/** The schema that clients of the hub see. */
function publicSchema(): string {
  const never = { fetch: () => Promise.reject(new Error('never')), close: () => Promise.resolve() };
  const { schema } = createGateway({
    supergraph: readFileSync(supergraphFile, 'utf8'),
    transports: new Map(subgraphs.map(({ name }) => [name, never])),
    verifyToken: () => Promise.reject(new Error('never')),
  });
  return printSchema(schema);
}
