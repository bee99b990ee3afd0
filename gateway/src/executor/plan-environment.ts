import type { PlanWrite } from '../plan/plan-writes';
import type { Shape } from '../plan/selection-shape';
import type { TypeIndex } from '../supergraph/type-index';
import type { SubgraphTransport } from '../transport/subgraph-transport';

/** What every part of a plan is compiled with. */
export interface PlanEnvironment {
  readonly types: TypeIndex;
  /** What the client asked, as response keys. */
  readonly asked: Shape;
  /** Everything the plan writes; complete when the whole plan has been read. */
  readonly writes: PlanWrite[];
  /** @throws Error for a name that the gateway has no transport for */
  transportOf(service: string): SubgraphTransport;
}
