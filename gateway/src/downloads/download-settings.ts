/** What downloads may cost. */
export interface DownloadSettings {
  /** The most bytes of a file; a longer one is cut off. */
  readonly maxBytes: number;
  /** How many files are passed on at once by this process. */
  readonly maxAtOnce: number;
  /** How long nothing may move: neither the answer's head or a byte from the subgraph, nor one to the client. */
  readonly idleTimeoutMs: number;
  /** How long one download may take. */
  readonly totalTimeoutMs: number;
}

/** The settings where none are given. */
export const defaultDownloadSettings: DownloadSettings = {
  maxBytes: 256 * 1024 * 1024,
  maxAtOnce: 8,
  idleTimeoutMs: 30_000,
  totalTimeoutMs: 600_000,
};
