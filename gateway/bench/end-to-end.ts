import { join } from 'node:path';
import { type SubgraphName, subgraphs } from '@banenbrug/gateway';
import { type HubDatabase, hubRoles } from '@banenbrug/standalone';
import type { Arguments } from './arguments';
import { countedStatements } from './counted-statements';
import { compareAnswers } from './equal-answers';
import { startChild } from './measure/child';
import { type Cell, type Measured, measureCells } from './measure/measure-cells';
import { residentMb } from './measure/process-use';
import type { OperationName } from './operations';
import { root, supergraphFile } from './places';
import { writeRequests } from './requests';
import type { Snapshot } from './snapshot/snapshot';
import type { Surroundings } from './surroundings';
import { keepingNothing, startGateway, startStandalone, trustOf } from './targets/own';
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
  given: Arguments,
  surroundings: Surroundings,
): Promise<DatabaseResult> {
  const { callers, folder, progress } = surroundings;
  const sets = variableSetsOf(snapshot);
  const statements = await countedStatements(database, given.operations, sets);
  progress('statements are counted');
  const opened: { end(): Promise<void> }[] = [];
  try {
    const targets = await startHubs(database, surroundings, opened);
    progress('the hub answers in both ways');
    const requests = writeRequests(folder, given.operations, sets, callers.tokens);
    await compareAnswers(targets, requests);
    progress('all answers are equal');
    const cells = await measureCells({ ...given, targets, requests, progress, onWarm: () => {} });
    const memory = Object.fromEntries(targets.map(({ name, pids }) => [name, residentMb(pids)]));
    return { cells, statements, memory };
  } finally {
    for (const one of opened.reverse()) await one.end();
  }
}

/** The hub in both ways, on one database. @param opened what must be ended is added */
async function startHubs(
  database: HubDatabase,
  { callers: { settings: tokens } }: Surroundings,
  opened: { end(): Promise<void> }[],
): Promise<Measured[]> {
  const nodeOptions = (): readonly string[] => [];
  // The data are those of the demonstration.
  const trust: Record<string, string> = { ...trustOf(tokens), DEMO: 'true' };
  const started = await startSubgraphs(database, trust, opened);
  const subgraphUrls = Object.fromEntries(started.map(({ name, url }) => [name, url])) as Record<
    SubgraphName,
    string
  >;
  const settings = { subgraphUrls, supergraphFile, tokens, nodeOptions };
  const gateway = await startGateway(settings, { ...trust, ...keepingNothing });
  opened.push(gateway);
  const standalone = await startStandalone(database, settings);
  opened.push(standalone);
  return [
    { ...gateway, name: 'gateway', subgraphPids: started.map(({ pid }) => pid) },
    { ...standalone, name: 'standalone', subgraphPids: [] },
  ];
}

interface SubgraphProcess {
  readonly name: SubgraphName;
  readonly pid: number;
  readonly url: string;
}

/** The subgraphs' own programs, each on the database under its own role. */
function startSubgraphs(
  database: HubDatabase,
  trust: Readonly<Record<string, string>>,
  opened: { end(): Promise<void> }[],
): Promise<SubgraphProcess[]> {
  const roles = hubRoles(database);
  return Promise.all(
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
      const { url } = await child.line<{ url: string }>('"msg":"listening"');
      return { name, pid: child.pid, url: `${url}/graphql` };
    }),
  );
}
