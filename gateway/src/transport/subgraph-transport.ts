import type { IncomingUpload, RequestIdentity, SendDownload, UploadAnswer } from '@banenbrug/service-common';
import type { DocumentNode } from 'graphql';

/** The operation of one fetch of a plan. Made once per plan: transports may key caches on the object. */
export interface FetchDocument {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly kind: 'query' | 'mutation' | 'subscription';
}

/** One fetch: what to ask, with which values, for whom. */
export interface FetchRequest {
  readonly document: FetchDocument;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same for every fetch of a client's request; over HTTP its token is forwarded and verified there again. */
  readonly context: RequestIdentity;
  /** How long it may take, in milliseconds, where something of its time is used up already; absent: the transport's own. */
  readonly timeoutMs?: number | undefined;
}

/** An error as a subgraph tells it. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** What a subgraph answered. The data belong to the caller, who may write into the objects. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly SubgraphError[] | undefined;
}

/** The way to one subgraph. Both implementations give the same answers and the same error codes. */
export interface SubgraphTransport {
  /** @throws TransportError when there is no answer to speak of */
  fetch(request: FetchRequest): Promise<SubgraphAnswer>;
  /**
   * Follows a subscription. Answers come as they are asked for: who does not ask holds the subgraph back. Leaving the
   * iteration, or the context's signal, ends it in the subgraph too. Absent: the subgraph has none.
   * @throws TransportError while iterating, when there is no answer to speak of or the stream broke off
   */
  readonly subscribe?: ((request: FetchRequest) => AsyncIterable<SubgraphAnswer>) | undefined;
  /**
   * Hands a file to the subgraph as it comes, once. Ends when the upload's signal is aborted. Absent: the subgraph takes
   * no files.
   * @throws TransportError when there is no answer to speak of; then the file may have arrived or not
   */
  readonly forwardUpload?: ((upload: IncomingUpload) => Promise<UploadAnswer>) | undefined;
  /**
   * Asks for a file that a ticket or a feed stands for, once. Ends when the request's signal is aborted; a body that breaks
   * off ends with an error. Absent: the subgraph sends no files.
   * @throws TransportError when there is no answer to speak of; then the ticket may be spent or not
   */
  readonly fetchDownload?: SendDownload | undefined;
  /** Whether the subgraph would be asked now. Absent: always. */
  readonly isAble?: (() => boolean) | undefined;
  /** Lets go of connections. No fetch may follow. */
  close(): Promise<void>;
}

/** Why a fetch gave no answer. Stable codes: they reach clients as `extensions.code`. */
export type TransportErrorCode =
  | 'SUBGRAPH_UNAVAILABLE'
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_BAD_RESPONSE'
  | 'SUBGRAPH_OVERLOADED'
  | 'OPERATION_TIMEOUT';

/** A fetch without an answer. The message and cause are for the server's log and never for a client. */
export class TransportError extends Error {
  constructor(
    readonly code: TransportErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'TransportError';
  }
}

/** A fetch that was not sent, because the subgraph could not be reached just before or has too much to do. */
export class FetchRefused extends TransportError {
  constructor(code: 'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_OVERLOADED', message: string) {
    super(code, message);
    this.name = 'FetchRefused';
  }
}

/** What comes back for a file is no answer of the agreed form: nothing of it is passed on. */
export function badUploadAnswer(): TransportError {
  return new TransportError('SUBGRAPH_BAD_RESPONSE', 'the answer to an upload has not the agreed form');
}

/** The subgraph does not recognise the gateway. */
export function signatureRefused(): TransportError {
  return new TransportError(
    'SUBGRAPH_BAD_RESPONSE',
    'the subgraph does not take the signature: compare GATEWAY_KEYS and the clocks of both, and its log',
  );
}

/** The time of the whole operation is up: the reason of its signal, and what its unfinished fetches end with. */
export class OperationTimeout extends TransportError {
  constructor(readonly timeoutMs: number) {
    super('OPERATION_TIMEOUT', `the operation was not finished within ${timeoutMs} ms`);
    this.name = 'OperationTimeout';
  }
}
