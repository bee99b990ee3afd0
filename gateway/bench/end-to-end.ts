import { join } from 'node:path';
import { type SubgraphName, subgraphs } from '@banenbrug/gateway';
import { type HubDatabase, hubRoles } from '@banenbrug/standalone';
import type { Arguments } from './arguments';
import { countedStatements } from './counted-statements';
import { compareAnswers } from './equal-answers';
import { type Child, startChild } from './measure/child';
import { type Cell, type Measured, measureCells } from './measure/measure-cells';
import { residentMb } from './measure/process-use';
import type { OperationName } from './operations';
import { root, supergraphFile } from './places';
import { writeRequests } from './requests';
import type { Snapshot } from './snapshot/snapshot';
import type { Surroundings } from './surroundings';
import { keepingNothing, startGateway, startStandalone, trustOf } from './targets/own';
import type { TargetSettings } from './targets/target';
import { variableSetsOf } from './variable-sets';

/** What was measured on PostgreSQL. */
export interface DatabaseResult {
  readonly cells: readonly Cell[];
  /** Statements of one request, by operation: the same for both ways. */
  readonly statements: Readonly<Partial<Record<OperationName, number>>>;
  /** Megabytes that the gateway, or the process of all, held after the last run. */
  readonly memory: Readonly<Record<string, number>>;
}

/** Measures the whole hub on PostgreSQL: as processes with HTTP between them, and in one process. */
export async function measureEndToEnd(
  database: HubDatabase,
  snapshot: Snapshot,
  { operations, connections, runs, seconds }: Arguments,
  { callers: { settings: tokens, tokens: all }, profiler, folder, progress }: Surroundings,
): Promise<DatabaseResult> {
  const sets = variableSetsOf(snapshot);
  const statements = await countedStatements(database, operations, sets);
  progress('statements are counted');
  const trust: Record<string, string> = { ...trustOf(tokens), DEMO: 'true' };
  const opened: { end(): Promise<void> }[] = [];
  try {
    const children = await startSubgraphs(database, trust, opened);
    const subgraphUrls = Object.fromEntries(
      [...children].map(([name, { url }]) => [name, `${url}/graphql`]),
    ) as TargetSettings['subgraphUrls'];
    const { nodeOptions } = profiler;
    const gateway = await startGateway(
      { subgraphUrls, supergraphFile, nodeOptions },
      { ...trust, ...keepingNothing },
    );
    opened.push(gateway);
    const standalone = await startStandalone(database, { supergraphFile, tokens, nodeOptions });
    opened.push(standalone);
    progress('the hub answers in both ways');
    const targets: Measured[] = [
      {
        name: 'gateway',
        target: gateway,
        subgraphPids: [...children.values()].map(({ child }) => child.pid),
      },
      { name: 'standalone', target: standalone, subgraphPids: [] },
    ];
    const requests = writeRequests(folder, operations, sets, all);
    await compareAnswers(new Map(targets.map(({ name, target: { url } }) => [name, url])), requests);
    progress('all answers are equal');
    const own = targets.map(({ name, target: { pids } }) => ({ name, pids }));
    const cells = await measureCells({
      targets,
      requests,
      connections,
      runs,
      seconds,
      progress,
      onWarm: () => profiler.begin(own),
    });
    return {
      cells,
      statements,
      memory: Object.fromEntries(own.map(({ name, pids }) => [name, residentMb(pids)])),
    };
  } finally {
    for (const one of opened.reverse()) await one.end();
  }
}

interface SubgraphProcess {
  readonly child: Child;
  readonly url: string;
}

/** The subgraphs' own programs, each on the database under its own role. */
async function startSubgraphs(
  database: HubDatabase,
  trust: Readonly<Record<string, string>>,
  opened: { end(): Promise<void> }[],
): Promise<ReadonlyMap<SubgraphName, SubgraphProcess>> {
  const roles = hubRoles(database);
  const started = await Promise.all(
    subgraphs.map(async ({ name }) => {
      const child = startChild({
        name,
        command: [process.execPath, join(root, 'subgraphs', name, 'dist/main.js')],
        variables: {
          ...trust,
          PORT: '0',
          [`${name.toUpperCase()}_DATABASE_URL`]: roles.get(name)?.url ?? '',
        },
      });
      opened.push(child);
      const { url } = await child.line<{ url: string }>('url');
      return [name, { child, url }] as const;
    }),
  );
  return new Map(started);
}
