import { type ReceiveUpload, type Subgraph, readUploadAnswer } from '@banenbrug/service-common';
import { withDeadline } from './deadline';
import { defaultMaxEventBytes } from './event-bound';
import { openInProcessSubscriptions } from './in-process-subscription';
import { fetchInProcess } from './in-process-download';
import {
  type SubgraphAnswer,
  type SubgraphTransport,
  TransportError,
  badUploadAnswer,
} from './subgraph-transport';

/** Settings of a transport into a subgraph of the same process. */
export interface InProcessTransportOptions {
  /** How long one fetch may take, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** The longest result of a subscription, in bytes of JSON. Default 1 MiB. */
  readonly maxEventBytes?: number | undefined;
}

/**
 * Runs fetches on a subgraph in this process: no wire, no serialisation. The subgraph's SQL is cancelled
 * through the operation's signal when the client has gone or the time is up.
 */
export function createInProcessTransport(
  subgraph: Pick<Subgraph, 'execute' | 'receiveUpload' | 'sendDownload' | 'subscribe'>,
  { timeoutMs = 10_000, maxEventBytes = defaultMaxEventBytes }: InProcessTransportOptions = {},
): SubgraphTransport {
  const { receiveUpload, sendDownload, subscribe } = subgraph;
  const subscriptions = subscribe
    ? openInProcessSubscriptions({ subscribe, timeoutMs, maxEventBytes })
    : null;
  return {
    fetch: ({ document, variables, context, timeoutMs: left = timeoutMs }) =>
      withDeadline(context.signal, left, async (signal): Promise<SubgraphAnswer> => {
        try {
          return await subgraph.execute({
            document: document.document,
            operationName: document.operationName,
            variables,
            caller: context.caller,
            requestId: context.requestId,
            language: context.language,
            signal,
          });
        } catch (cause) {
          throw new TransportError('SUBGRAPH_BAD_RESPONSE', 'the subgraph threw instead of answering', {
            cause,
          });
        }
      }),
    ...(subscriptions ? { subscribe: subscriptions.subscribe } : {}),
    ...(receiveUpload ? { forwardUpload: handIn(receiveUpload) } : {}),
    ...(sendDownload ? { fetchDownload: fetchInProcess(sendDownload) } : {}),
    close: () => {
      subscriptions?.close();
      return Promise.resolve();
    },
  };
}

/** A subgraph's own answer is held to the same form as one that came over a wire. */
function handIn(receive: ReceiveUpload): ReceiveUpload {
  return async (upload) => {
    const { status, code, body } = await receive(upload).catch((cause: unknown) => {
      throw new TransportError('SUBGRAPH_BAD_RESPONSE', 'the subgraph threw instead of answering', { cause });
    });
    const answer = readUploadAnswer(status, code, body);
    if (answer === null) throw badUploadAnswer();
    return answer;
  };
}
