import {
  createSignatureVerifier,
  publicCaller,
  type RequestIdentity,
  serveSubgraph,
} from '@banenbrug/service-common';
import { signAsGateway, testGatewayKeys } from '@banenbrug/testkit';
import { parse } from 'graphql';
import { createHttpTransport } from '../../src/transport/http-transport';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import type { FetchRequest, SubgraphAnswer, SubgraphTransport } from '../../src/transport/subgraph-transport';
import { recordingLogger, type Wire } from '../federation/start-federation';
import { createStreamingSubgraph, type StreamingSubgraph } from './streaming-subgraph';

/** A transport to a subgraph with subscriptions. */
export interface StreamWire extends StreamingSubgraph {
  readonly transport: SubgraphTransport;
  /** What the subgraph logged. */
  readonly lines: { facts: object; message: string }[];
  follow(text: string, context?: Partial<RequestIdentity>): AsyncIterator<SubgraphAnswer>;
  /** Ends the subgraph's process in good order. Nothing in the same process. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** The bound on results in these tests, in bytes. */
export const maxEventBytes = 300_000;

/** Opens the wire, and a subgraph behind it. */
export async function openStreamWire(wire: Wire): Promise<StreamWire> {
  const logger = recordingLogger();
  const streaming = createStreamingSubgraph(logger);
  const server =
    wire === 'in-process'
      ? null
      : await serveSubgraph(streaming.subgraph, {
          port: 0,
          logger,
          isReady: () => Promise.resolve(true),
          verifyToken: () => Promise.reject(new Error('no token is looked at')),
          signatures: createSignatureVerifier({ keys: testGatewayKeys }),
          heartbeatMs: 20,
        });
  const transport = server
    ? transportTo(`${server.address.url}/graphql`)
    : createInProcessTransport(streaming.subgraph, { timeoutMs: 1000, maxEventBytes });
  const stop = async (): Promise<void> => server?.drain(10_000);
  return {
    ...streaming,
    transport,
    lines: logger.lines,
    follow: (text, context) => followOver(transport, text, context),
    stop,
    close: async () => {
      await transport.close();
      await stop();
    },
  };
}

/** The transport of these tests to a server. */
export function transportTo(url: string): SubgraphTransport {
  return createHttpTransport({
    url,
    sign: signAsGateway,
    timeoutMs: 1000,
    silenceMs: 1000,
    maxEventBytes,
  });
}

/** Follows a subscription as the public. */
export function followOver(
  { subscribe }: SubgraphTransport,
  text: string,
  context: Partial<RequestIdentity> = {},
): AsyncIterator<SubgraphAnswer> {
  if (!subscribe) throw new Error('This transport has no subscriptions.');
  return subscribe(requestOf(text, context))[Symbol.asyncIterator]();
}

/** A request of the public. */
export function requestOf(text: string, context: Partial<RequestIdentity> = {}): FetchRequest {
  const identity: RequestIdentity = {
    caller: publicCaller,
    token: null,
    expiresAt: null,
    requestId: '00000000-0000-4000-8000-000000000001',
    language: 'en',
    ...context,
  };
  const document = { text, document: parse(text), operationName: undefined, kind: 'subscription' as const };
  return { document, variables: {}, context: identity };
}
