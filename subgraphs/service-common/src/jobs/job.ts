import type { SubgraphRuntime } from '../graphql';

/** What a job did with things of one kind, or in a dry run would do. It names ids and days, never content. */
export interface JobResult {
  /** The kind of thing and why it was due, in words. */
  readonly kind: string;
  readonly count: number;
  /** The earliest day to which one of them belongs; null when there are none. */
  readonly oldest: string | null;
  /** The ids of the first of them; of many not all. */
  readonly ids: readonly string[];
}

/** How a job is to run. */
export interface JobOptions {
  /** Tell what would be done, and change nothing. */
  readonly isDryRun: boolean;
  /** Aborted when the process stops: the job ends after the step that it is at. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Work that a subgraph does by itself from time to time. Several processes may run it at once: it must do nothing
 * twice, and leave nothing half done when it is killed.
 */
export interface Job {
  readonly name: string;
  readonly everyMinutes: number;
  run(runtime: SubgraphRuntime, options: JobOptions): Promise<readonly JobResult[]>;
}
