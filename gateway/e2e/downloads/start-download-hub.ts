import { createSignatureVerifier, serveSubgraph } from '@banenbrug/service-common';
import { signAsGateway, testGatewayKeys } from '@banenbrug/testkit';
import { composeSupergraph } from '../../src/compose';
import { type Gateway, createGateway } from '../../src/gateway';
import type { HttpSettings } from '../../src/server/http-settings';
import { createHttpTransport } from '../../src/transport/http-transport';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import { type Wire, recordingLogger } from '../federation/start-federation';
import { type SendingSubgraph, createSendingSubgraph } from './sending-subgraph';

/** A listening gateway over one subgraph that sends files, `agreements`. */
export interface DownloadHub {
  readonly url: URL;
  readonly gateway: Gateway;
  readonly agreements: SendingSubgraph;
  /** What gateway and subgraph logged. */
  readonly lines: { facts: object; message: string }[];
  /** Takes the subgraph away, in the middle of what it does. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it on a free port. @param url of a subgraph to ask in place of the real one */
export async function startDownloadHub(
  wire: Wire,
  http: HttpSettings = {},
  url: string | null = null,
): Promise<DownloadHub> {
  const logger = recordingLogger();
  const agreements = createSendingSubgraph('agreements', logger);
  const isServed = wire === 'http' && url === null;
  const server = isServed
    ? await serveSubgraph(agreements.subgraph, {
        port: 0,
        logger,
        isReady: () => Promise.resolve(true),
        verifyToken: () => Promise.reject(new Error('no token is looked at')),
        signatures: createSignatureVerifier({ keys: testGatewayKeys }),
      })
    : null;
  const line =
    wire === 'in-process'
      ? createInProcessTransport(agreements.subgraph)
      : createHttpTransport({
          url: url ?? `${server?.address.url}/graphql`,
          sign: signAsGateway,
          sendsDownloads: true,
        });
  const outcome = composeSupergraph([{ name: 'agreements', sdl: agreements.subgraph.sdl }]);
  if (outcome.type === 'failed') throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  const gateway = createGateway({
    supergraph: outcome.supergraph,
    transports: new Map([['agreements', line]]),
    verifyToken: () => Promise.reject(new Error('no token is looked at')),
    logger,
    http,
  });
  const address = await gateway.listen({ port: 0 });
  const stop = async (): Promise<void> => server?.drain(0);
  return {
    url: new URL(address.url),
    gateway,
    agreements,
    lines: logger.lines,
    stop,
    close: async () => {
      await gateway.close();
      await stop();
    },
  };
}
