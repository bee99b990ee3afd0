import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Caller } from '../identity/caller';
import type { SendDownload } from '../downloads/download';
import type { Language } from '../language';
import type { ReceiveUpload } from '../uploads/incoming-upload';

/** One GraphQL operation as it reaches a subgraph, whatever carried it there. */
export interface SubgraphOperation {
  /** The operation, parsed once by whoever holds it; the subgraph validates each document object once. */
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly caller: Caller;
  readonly requestId: string;
  readonly language: Language;
  /** Aborted when the client has gone or the deadline has passed: running SQL is cancelled. */
  readonly signal?: AbortSignal | undefined;
}

/** The results of a subscription. */
export type ResultStream = AsyncGenerator<ExecutionResult, void, void>;

/** A subgraph, ready to run operations: the same object behind HTTP and in the gateway's process. */
export interface Subgraph {
  /** Its name in the supergraph: regions, employers, candidates or agreements. */
  readonly name: string;
  /** The SDL it is composed from. */
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  /** Runs one operation. Errors are masked: nothing in the result is unfit for a client. */
  execute(operation: SubgraphOperation): Promise<ExecutionResult>;
  /**
   * Follows a subscription: its results as they come, each made when it is asked for, until the operation's signal is
   * aborted or the iteration is left; or one result, with errors, when there is nothing to follow. Masked like the results
   * of `execute`. Absent: the subgraph has no subscriptions.
   */
  readonly subscribe?:
    | ((operation: SubgraphOperation) => Promise<ExecutionResult | ResultStream>)
    | undefined;
  /** Takes a file that was sent with a ticket of this subgraph. Never rejects. Absent: it takes none. */
  readonly receiveUpload?: ReceiveUpload | undefined;
  /** Sends the file of a ticket or a feed of this subgraph. Never rejects. Absent: it sends none. */
  readonly sendDownload?: SendDownload | undefined;
}
