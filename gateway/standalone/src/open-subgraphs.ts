import {
  type Clock,
  createDataSource,
  type Listener,
  type Logger,
  type MailDelivery,
  observeJobs,
  observeSubgraph,
  openListener,
  poolStanding,
  randomId,
  type RunningJobs,
  startJobs,
  silentSubgraphSignals,
  type Subgraph,
  type SubgraphRole,
  type SubgraphSignals,
} from '@banenbrug/service-common';
import type { DataSource } from 'typeorm';
import { subgraphModules } from './subgraph-modules';

/** The four subgraphs in this process, each on a pool under its own role. */
export interface OpenSubgraphs {
  readonly subgraphs: readonly Subgraph[];
  close(): Promise<void>;
}

/** What the subgraphs are opened with. */
export interface SubgraphSettings {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly mail?: MailDelivery | undefined;
  /** Whether what they do by themselves is done in this process. Default true. */
  readonly runsJobs?: boolean | undefined;
  /** Where each counts what it does. Default: nowhere. */
  readonly signalsOf?: ((subgraph: string) => SubgraphSignals) | undefined;
}

/** Opens the subgraphs on a database that has been migrated. */
export async function openSubgraphs(
  roles: ReadonlyMap<string, SubgraphRole>,
  { runsJobs = true, signalsOf = () => silentSubgraphSignals, ...runtime }: SubgraphSettings,
): Promise<OpenSubgraphs> {
  const pools: DataSource[] = [];
  const jobs: RunningJobs[] = [];
  const listeners: Listener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([...jobs.map((running) => running.stop()), ...listeners.map((each) => each.close())]);
    await Promise.all(pools.map((pool) => pool.destroy()));
  };
  try {
    const subgraphs: Subgraph[] = [];
    for (const { store, create, jobs: own = [], channel } of subgraphModules) {
      const role = roles.get(store.name);
      if (!role) throw new Error(`There is no database role for the subgraph ${store.name}.`);
      const signals = signalsOf(store.name);
      const dataSource = await createDataSource(store, { url: role.url, signals }).initialize();
      pools.push(dataSource);
      signals.watchPool(() => poolStanding(dataSource));
      const wakeups =
        channel === undefined ? undefined : openListener({ url: role.url, channel, logger: runtime.logger });
      if (wakeups) listeners.push(wakeups);
      const ownRuntime = { ...runtime, dataSource, createId: randomId, wakeups };
      subgraphs.push(observeSubgraph(create(ownRuntime), signals));
      if (runsJobs) jobs.push(startJobs(observeJobs(own, signals), ownRuntime));
    }
    return { subgraphs, close };
  } catch (error) {
    await close();
    throw error;
  }
}
