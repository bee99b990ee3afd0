import { createSignatureVerifier, type RunningServer, serveSubgraph } from '@banenbrug/service-common';
import { signAsGateway, testGatewayKeys } from '@banenbrug/testkit';
import { composeSupergraph } from '../../src/compose';
import { type Gateway, createGateway } from '../../src/gateway';
import type { HttpSettings } from '../../src/server/http-settings';
import { createHttpTransport } from '../../src/transport/http-transport';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import type { SubgraphTransport } from '../../src/transport/subgraph-transport';
import { type Wire, recordingLogger } from '../federation/start-federation';
import { type ReceivingSubgraph, createReceivingSubgraph } from './receiving-subgraph';

/** A listening gateway over one subgraph that takes files, `candidates`, and one that takes none, `regions`. */
export interface UploadHub {
  readonly url: URL;
  readonly gateway: Gateway;
  readonly candidates: ReceivingSubgraph;
  /** What gateway and subgraph logged. */
  readonly lines: { facts: object; message: string }[];
  /** Takes the subgraph away, in the middle of what it does. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it on a free port. @param url of a subgraph to ask in place of the real one */
export async function startUploadHub(
  wire: Wire,
  http: HttpSettings = {},
  url: string | null = null,
): Promise<UploadHub> {
  const logger = recordingLogger();
  const candidates = createReceivingSubgraph('candidates', logger);
  const regions = createReceivingSubgraph('regions', logger);
  const { receiveUpload: _, ...withoutUploads } = regions.subgraph;
  const server = wire === 'http' && url === null ? await serve(candidates, logger) : null;
  const line: SubgraphTransport =
    wire === 'in-process'
      ? createInProcessTransport(candidates.subgraph)
      : createHttpTransport({
          url: url ?? `${server?.address.url}/graphql`,
          sign: signAsGateway,
          takesUploads: true,
        });
  const gateway = createGateway({
    supergraph: composed([candidates, regions]),
    transports: new Map([
      ['candidates', line],
      ['regions', createInProcessTransport(withoutUploads)],
    ]),
    verifyToken: () => Promise.reject(new Error('no token is looked at')),
    logger,
    http,
  });
  const address = await gateway.listen({ port: 0 });
  const stop = async (): Promise<void> => server?.drain(0);
  return {
    url: new URL(address.url),
    gateway,
    candidates,
    lines: logger.lines,
    stop,
    close: async () => {
      await gateway.close();
      await stop();
    },
  };
}

function serve(
  { subgraph }: ReceivingSubgraph,
  logger: ReturnType<typeof recordingLogger>,
): Promise<RunningServer> {
  return serveSubgraph(subgraph, {
    port: 0,
    logger,
    isReady: () => Promise.resolve(true),
    verifyToken: () => Promise.reject(new Error('no token is looked at')),
    signatures: createSignatureVerifier({ keys: testGatewayKeys }),
  });
}

function composed(parts: readonly ReceivingSubgraph[]): string {
  const sdls = parts.map(({ subgraph: { name, sdl } }) => ({
    name,
    sdl: sdl.replace('ping', `${name}Ping`),
  }));
  const outcome = composeSupergraph(sdls);
  if (outcome.type === 'failed') throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.supergraph;
}
