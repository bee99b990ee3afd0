import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeOptions } from '@banenbrug/gateway';
import { openDatabase, type Database } from '../hub/database';
import { freePorts } from '../hub/free-ports';
import { programs, startHub, stopHub } from '../hub/hub';
import type { HubProcess, ProgramName } from '../hub/hub-process';
import { supergraphFile } from '../hub/places';
import { makeTrust, type Trust } from '../hub/trust';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy';
import { type LiveMemory, liveMemoryOf, tellingLiveMemory } from './live-memory';

/** How many subjects ask. */
const callers = 23;

/** A hub that faults can be done to: five processes, and a proxy before the candidates. */
export interface SoakHub {
  readonly database: Database;
  readonly trust: Trust;
  readonly processes: readonly HubProcess[];
  readonly proxy: FaultyProxy;
  /** The file that the gateway reads the supergraph from, and looks at each second. */
  readonly supergraphFile: string;
  /** Where the gateway tells of itself. */
  readonly metricsUrl: string;
  process(program: ProgramName): HubProcess;
  /** What lives in the gateway, once its garbage has been collected. */
  liveMemory(): Promise<LiveMemory>;
  stop(): Promise<void>;
}

/** Starts everything in a folder. */
export async function startSoakHub(folder: string): Promise<SoakHub> {
  const database = await openDatabase(folder);
  try {
    const trust = await makeTrust(folder, callers);
    const own = join(folder, 'supergraph.graphql');
    copyFileSync(supergraphFile, own);
    const memoryFile = join(folder, 'live-memory.json');
    const [behind = 0, metrics = 0, ...others] = await freePorts(programs.length + 2);
    const ports = Object.fromEntries(programs.map((program, index) => [program, [others[index] ?? 0]]));
    const portOf = (program: ProgramName): number => ports[program]?.[0] ?? 0;
    const before = portOf('candidates');
    const processes = await startHub({
      database,
      trust,
      ports: { ...(ports as Record<ProgramName, number[]>), candidates: [behind] },
      portOf,
      gateway: { SUPERGRAPH_FILE: own, SUPERGRAPH_POLL_SECONDS: '1', METRICS_PORT: String(metrics) },
      gatewayNodeOptions: [...nodeOptions, ...tellingLiveMemory(memoryFile)],
      subgraph: {},
    });
    const proxy = await startFaultyProxy(before, behind);
    return {
      database,
      trust,
      processes,
      proxy,
      supergraphFile: own,
      metricsUrl: `http://127.0.0.1:${metrics}/metrics`,
      process: (program) => named(processes, program),
      liveMemory: () => liveMemoryOf(named(processes, 'gateway'), memoryFile),
      async stop() {
        await stopHub(processes);
        await proxy.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function named(processes: readonly HubProcess[], program: ProgramName): HubProcess {
  const found = processes.find((each) => each.program === program);
  if (!found) throw new Error(`${program} was not started.`);
  return found;
}
