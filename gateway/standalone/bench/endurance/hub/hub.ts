import { type SubgraphName, subgraphs } from '@banenbrug/gateway';
import { hubRoles } from '@banenbrug/standalone';
import type { Database } from './database';
import { type HubProcess, hubProcess, type ProgramName } from './hub-process';
import type { Trust } from './trust';

/** What a hub is made of. */
export interface HubPlan {
  readonly database: Database;
  readonly trust: Trust;
  /** Ports of the processes of each program: as many processes as there are ports. */
  readonly ports: Readonly<Record<ProgramName, readonly number[]>>;
  /** The port at which the gateway finds a subgraph. */
  readonly portOf: (subgraph: SubgraphName) => number;
  /** What the gateway is told besides. */
  readonly gateway: Readonly<Record<string, string>>;
  /** Options of Node for the gateway. */
  readonly gatewayNodeOptions?: readonly string[] | undefined;
  /** What each subgraph is told besides. */
  readonly subgraph: Readonly<Record<string, string>>;
}

/** The subgraphs in their order, and then the gateway. */
export const programs: readonly ProgramName[] = [...subgraphs.map(({ name }) => name), 'gateway'];

/** Starts all processes, the gateway's last. */
export async function startHub(plan: HubPlan): Promise<readonly HubProcess[]> {
  const processes = programs.flatMap((program) =>
    plan.ports[program].map((port, index) =>
      hubProcess({
        program,
        copy: index + 1,
        port,
        variables: variablesOf(program, plan),
        nodeOptions: program === 'gateway' ? (plan.gatewayNodeOptions ?? []) : [],
      }),
    ),
  );
  const isGateway = ({ program }: HubProcess): boolean => program === 'gateway';
  await Promise.all(processes.filter((each) => !isGateway(each)).map((each) => each.start()));
  await Promise.all(processes.filter(isGateway).map((each) => each.start()));
  return processes;
}

/** Ends all processes, those that stand still too. */
export async function stopHub(processes: readonly HubProcess[]): Promise<void> {
  for (const each of processes) each.send('SIGCONT');
  await Promise.all(processes.map((each) => each.end('SIGTERM')));
}

function variablesOf(program: ProgramName, plan: HubPlan): Record<string, string> {
  const { database, trust, portOf } = plan;
  if (program !== 'gateway') {
    const role = hubRoles({ ownerUrl: database.url }).get(program);
    if (!role) throw new Error(`${program} has no role in the database.`);
    return { ...trust.variables, [`${program.toUpperCase()}_DATABASE_URL`]: role.url, ...plan.subgraph };
  }
  const urls = subgraphs.map(({ name, urlVariable }) => [
    urlVariable,
    `http://127.0.0.1:${portOf(name)}/graphql`,
  ]);
  return {
    ...trust.variables,
    ...Object.fromEntries(urls),
    RATE_LIMIT_PUBLIC: '0',
    RATE_LIMIT_AUTHENTICATED: '0',
    ...plan.gateway,
  };
}
