import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGateway, type SubgraphName, subgraphs } from '@banenbrug/gateway';
import { printSchema } from 'graphql';
import type { Arguments } from './arguments';
import { compareAnswers } from './equal-answers';
import { startChild } from './measure/child';
import { type Cell, measureCells } from './measure/measure-cells';
import { residentMb } from './measure/process-use';
import type { OperationName } from './operations';
import { peersSupergraph } from './peers-supergraph';
import { supergraphFile } from './places';
import { writeRequests } from './requests';
import type { Snapshot } from './snapshot/snapshot';
import { startTargets } from './start-targets';
import type { Surroundings } from './surroundings';
import type { TargetSettings } from './targets/target';
import { targets } from './targets/targets';
import { variableSetsOf } from './variable-sets';

/** What was measured on the snapshot. */
export interface MemoryResult {
  readonly cells: readonly Cell[];
  /** Bytes of an answer on average. */
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
  given: Arguments,
  surroundings: Surroundings,
): Promise<MemoryResult> {
  const { callers, profiler, folder, progress } = surroundings;
  const snapshotFile = join(folder, 'snapshot.json');
  writeFileSync(snapshotFile, JSON.stringify(snapshot));
  const served = startChild({
    name: 'the subgraphs',
    command: [process.execPath, join(__dirname, 'targets/subgraphs.js'), JSON.stringify({ snapshotFile })],
  });
  const opened: { end(): Promise<void> }[] = [served];
  try {
    const { urls } = await served.line<{ urls: Record<SubgraphName, string> }>('"urls":');
    const settings = settingsFor(snapshotFile, urls, surroundings);
    const { running, missing } = await startTargets(given.targets, settings, opened, progress);
    const requests = writeRequests(folder, given.operations, variableSetsOf(snapshot), callers.tokens);
    const { bytes } = await compareAnswers(running, requests);
    progress('all answers are equal');
    const own = running.filter(({ name }) => !targets[name].isPeer);
    const cells = await measureCells({
      ...given,
      targets: running.map((target) => ({
        ...target,
        subgraphPids: targets[target.name].usesSubgraphs ? [served.pid] : [],
      })),
      requests,
      progress,
      onWarm: () => profiler.begin(own),
    });
    const profile = await profiler.report(own);
    const memory = Object.fromEntries(running.map(({ name, pids }) => [name, residentMb(pids)]));
    return { cells, answerBytes: Object.fromEntries(bytes), memory, missing, profile };
  } finally {
    await Promise.all(opened.map((one) => one.end()));
  }
}

/** Writes the files that targets read. */
function settingsFor(
  snapshotFile: string,
  subgraphUrls: Record<SubgraphName, string>,
  { folder, callers, profiler }: Surroundings,
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
    tokens: callers.settings,
    nodeOptions: profiler.nodeOptions,
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
