import { type Database, openDatabase } from '../hub/database';
import { freePorts } from '../hub/free-ports';
import { programs, startHub, stopHub } from '../hub/hub';
import type { HubProcess, ProgramName } from '../hub/hub-process';
import { makeTrust, type Trust } from '../hub/trust';
import { type Balancer, startBalancer } from './haproxy';

/** How many subjects ask, and processes there are of each program. */
const [callers, copies] = [23, 2];

/** Two processes of each program behind HAProxy: the gateways, and between them and the subgraphs. */
export interface BalancedHub {
  readonly database: Database;
  readonly trust: Trust;
  /** In the order in which they are started anew. */
  readonly processes: readonly HubProcess[];
  readonly balancer: Balancer;
  /** Where the gateways are reached. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts everything in a folder. @param noticeSeconds how long a process that is told to end goes on taking requests */
export async function startBalancedHub(folder: string, noticeSeconds: number): Promise<BalancedHub> {
  const free = await freePorts(programs.length * (copies + 1));
  const backends = programs.map((program) => ({
    program,
    port: free.shift() ?? 0,
    servers: free.splice(0, copies),
  }));
  const portOf = (program: ProgramName): number =>
    backends.find((each) => each.program === program)?.port ?? 0;
  const ports = Object.fromEntries(backends.map(({ program, servers }) => [program, servers]));
  const notice = { SHUTDOWN_NOTICE_SECONDS: String(noticeSeconds) };
  // First: it is what may be missing.
  const balancer = await startBalancer(folder, backends);
  const database = await openDatabase(folder);
  try {
    const trust = await makeTrust(folder, callers);
    const processes = await startHub({
      database,
      trust,
      ports: ports as Record<ProgramName, number[]>,
      portOf,
      gateway: notice,
      subgraph: notice,
    });
    return {
      database,
      trust,
      processes,
      balancer,
      url: `http://127.0.0.1:${portOf('gateway')}`,
      async stop() {
        await stopHub(processes);
        await balancer.stop();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
