import type { Caller, SubgraphModule } from '@banenbrug/service-common';
import type { TestHub } from '../test-hub';
import type { FieldArguments } from './selection';

/** What a seed tells the contract suite of the rows it made. */
export interface SeededEntities {
  /** Keys by entity type: as many of each as were asked for, or all there are of a closed list. */
  readonly keys: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** Who may see all of them. */
  readonly caller: Caller;
  /** Arguments of fields that need some, by `Type.field`, as GraphQL text. */
  readonly fieldArguments?: FieldArguments;
}

/** A subgraph as the contract suite takes it. */
export interface SubgraphContract {
  readonly name: string;
  /** The entities it owns; the others in its schema it only adds fields to. */
  readonly owns: readonly string[];
  /** The subgraph's module and those whose published views it reads. */
  readonly modules: readonly SubgraphModule[];
  /** Makes `size` of every entity, each with related rows, so that lists below them are not empty. */
  seed(hub: TestHub, size: number): Promise<SeededEntities>;
}
