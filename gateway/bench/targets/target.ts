import type { TokenSettings } from '@banenbrug/service-common';
import type { SubgraphName } from '@banenbrug/gateway';

/** What a target is started with. */
export interface TargetSettings {
  /** A folder for what the target needs as a file. */
  readonly folder: string;
  readonly snapshotFile: string;
  /** Where the subgraphs of the snapshot listen. */
  readonly subgraphUrls: Readonly<Record<SubgraphName, string>>;
  /** The hub's own supergraph. */
  readonly supergraphFile: string;
  /** The supergraph without rules of access, and with the subgraphs' addresses. */
  readonly peersSupergraphFile: string;
  /** The schema that clients see. */
  readonly schemaFile: string;
  readonly tokens: TokenSettings & { readonly jwks: { keys: object[] } };
  /** Options of Node for the process of a target of our own, such as those that profile it. */
  readonly nodeOptions: (target: string) => readonly string[];
}

/** A target that answers. */
export interface RunningTarget {
  /** Where it serves GraphQL. */
  readonly url: string;
  /** The processes that are its own. */
  readonly pids: readonly number[];
  end(): Promise<void>;
}

/** Something that is measured. */
export interface Target {
  readonly title: string;
  /** Whether it comes with `npm ci` in the folder of the peers. */
  readonly isPeer: boolean;
  /** Whether it asks the subgraphs' process. */
  readonly usesSubgraphs: boolean;
  /** @throws Error with what it printed when it does not start */
  start(settings: TargetSettings): Promise<RunningTarget>;
}
