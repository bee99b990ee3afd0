import type { Callers } from './callers';
import type { Profiler } from './measure/profiler';

/** What a measurement happens in. */
export interface Surroundings {
  readonly callers: Callers;
  readonly profiler: Profiler;
  /** A folder for files that are gone afterwards. */
  readonly folder: string;
  readonly progress: (line: string) => void;
}
