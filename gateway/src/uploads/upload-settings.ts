import { maxUploadBytes } from '@banenbrug/service-common';

/** What uploads may cost. */
export interface UploadSettings {
  /** The most bytes of a file, at most the kit's `maxUploadBytes`. */
  readonly maxBytes: number;
  /** How many files are passed on at once by this process. */
  readonly maxAtOnce: number;
  /** How long nothing may move: neither a byte from the client, nor the answer after the last one. */
  readonly idleTimeoutMs: number;
  /** How long one upload may take, from its first byte to its answer. */
  readonly totalTimeoutMs: number;
}

/** The settings where none are given. */
export const defaultUploadSettings: UploadSettings = {
  maxBytes: maxUploadBytes,
  maxAtOnce: 8,
  idleTimeoutMs: 30_000,
  totalTimeoutMs: 600_000,
};
