import { type Logger, createRequestSigner } from '@banenbrug/service-common';
import type { Environment } from './environment';
import { logResilience } from './resilience/log-resilience';
import { tellAll } from './resilience/resilience-observer';
import { type ResilientTransport, withResilience } from './resilience/with-resilience';
import { subgraphs } from './subgraphs';
import { type GatewaySignals, observeTries } from './telemetry';
import { createHttpTransport } from './transport/http-transport';

/** The ways to all subgraphs over HTTP, each bounded and tried again within its own settings. */
export function openTransports(
  { gatewayKeys, subgraphUrls, resilience }: Environment,
  signals: GatewaySignals,
  logger: Logger,
): ReadonlyMap<string, ResilientTransport> {
  const sign = createRequestSigner({ keys: gatewayKeys });
  const observer = tellAll([logResilience(logger), observeTries(signals)]);
  const lines = subgraphs.map(({ name, takesUploads, sendsDownloads }) => {
    const { timeoutMs, concurrency: connections } = resilience[name];
    const wire = { url: subgraphUrls[name], sign, timeoutMs, connections, takesUploads, sendsDownloads };
    const line = withResilience(name, createHttpTransport(wire), resilience[name], observer);
    signals.watchSubgraph(name, line.standing);
    return [name, line] as const;
  });
  return new Map(lines);
}
