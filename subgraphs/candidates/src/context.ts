import type { RequestContext } from '@banenbrug/service-common';
import type { ImportRuns } from './imports/import-runs';
import type { CandidatesLoaders } from './loaders';

/** What the resolvers of this subgraph have at hand. */
export interface CandidatesContext extends RequestContext {
  readonly loaders: CandidatesLoaders;
  /** The imports that this process works at. */
  readonly imports: ImportRuns;
}
