import {
  type Clock,
  type ListenOptions,
  type Logger,
  type RequestHandler,
  type RunningServer,
  startServer,
} from '@banenbrug/service-common';
import { serveGraphql } from '../front/serve-graphql';
import { type CorsRoute, createCorsHandler } from '../http/cors';
import { createHostJudge, refuseOtherHosts } from '../http/host-names';
import type { Doorkeeping } from '../http/identify-within-limits';
import { createOriginJudge } from '../http/origins';
import { type StaticFolder, createStaticHandler } from '../http/static-files';
import { approachThrough } from '../http/trusted-proxies';
import type { ClientTrust } from '../identity/recognise-client';
import type { Operate } from '../operations/operate';
import { type LoadGuard, createLoadGuard } from '../resilience/load-guard';
import { logSheds } from '../resilience/log-resilience';
import { createRateLimits } from '../rate-limits/rate-limits';
import type { OpenSubscription } from '../subscriptions/open-subscription';
import { type SubscriptionWays, serveSubscriptions } from '../subscriptions/serve-subscriptions';
import { downloadPaths } from '../downloads/download-target';
import { type DownloadLines, serveDownloads } from '../downloads/serve-downloads';
import { type UploadLines, serveUploads } from '../uploads/serve-uploads';
import { uploadsPath } from '../uploads/upload-target';
import { type GatewaySignals, traceRequests } from '../telemetry';
import type { HttpSettings } from './http-settings';

/** What the gateway's HTTP side is made of. */
export interface HttpParts {
  /** Runs queries and mutations. */
  readonly operate: Operate;
  /** Begins subscriptions. */
  readonly openSubscription: OpenSubscription;
  readonly trust: ClientTrust;
  /** Whether operations can be answered now, in part at least. */
  readonly isReady: () => boolean;
  /** The way of files to the subgraphs that take any. */
  readonly uploadLines: UploadLines;
  /** The way of files out of the subgraphs that send any. */
  readonly downloadLines: DownloadLines;
  /** Host names that are answered, without a port; absent: all. */
  readonly hostNames?: readonly string[] | undefined;
  /** The page at /, or null. */
  readonly graphiql: StaticFolder | null;
  readonly settings: HttpSettings;
  readonly signals: GatewaySignals;
  readonly clock: Clock;
  readonly logger: Logger;
}

const graphqlPath = '/graphql';
const corsRoutes: readonly CorsRoute[] = [
  { covers: (path) => path === graphqlPath, methods: ['GET', 'POST'] },
  { covers: (path) => path.startsWith(uploadsPath), methods: ['PUT'] },
  { covers: (path) => downloadPaths.some((start) => path.startsWith(start)), methods: ['GET'] },
];
const defaults = { maxBodyBytes: 1024 * 1024, maxResponseBytes: 8 * 1024 * 1024 };

/**
 * Starts listening; who drains the server also ends subscriptions and the counting of requests.
 * @throws the error of node:net, such as EADDRINUSE
 */
export async function serveHttp(parts: HttpParts, options: ListenOptions): Promise<RunningServer> {
  const { trust, settings, signals, logger } = parts;
  const limits = createRateLimits(
    settings.rateLimits ?? { public: 0, authenticated: 0 },
    logger,
    signals.rateLimited,
  );
  const { addressOf, isSecure } = approachThrough(settings.trustedProxies ?? 0);
  try {
    await limits.open();
    const door = { trust, limits, addressOf };
    const guard = guardOf(parts);
    const subscriptions = subscriptionWays(parts, door);
    signals.watchSubscriptions(subscriptions.open);
    const handlers = await handlersOf(parts, door, guard, subscriptions);
    const running = await startServer(
      {
        handlers,
        isReady: () => Promise.resolve(parts.isReady()),
        logger,
        onUpgrade: subscriptions.onUpgrade,
        isSecure,
        limits: settings.limits,
      },
      options,
    );
    return {
      address: running.address,
      async drain(graceMs, noticeMs) {
        const drained = running.drain(graceMs, noticeMs);
        subscriptions.drain();
        await drained;
        guard?.close();
        limits.close();
      },
    };
  } catch (error) {
    limits.close();
    throw error;
  }
}

/** Everything that is served, in the order in which it is asked. */
async function handlersOf(
  parts: HttpParts,
  door: Doorkeeping,
  guard: LoadGuard | null,
  subscriptions: SubscriptionWays,
): Promise<RequestHandler[]> {
  const { uploadLines, downloadLines, hostNames, graphiql, settings, logger } = parts;
  const { addressOf, limits } = door;
  const files = { limiter: limits.public, addressOf, logger };
  return [
    ...(hostNames ? [refuseOtherHosts(hostNames)] : []),
    ...corsRoutes.map((route) => createCorsHandler(route, settings.corsOrigins ?? [])),
    subscriptions.handler,
    traceRequests(graphqlPath, serveGraphql(graphqlPath, { ...parts, door, guard, ...sizesOf(settings) })),
    serveUploads({ ...files, lines: uploadLines, settings: settings.uploads }),
    serveDownloads({ ...files, lines: downloadLines, settings: settings.downloads }),
    ...(graphiql === null ? [] : [await createStaticHandler(graphiql)]),
  ];
}

function guardOf({ settings: { load }, signals, logger }: HttpParts): LoadGuard | null {
  if (!load) return null;
  const logShed = logSheds(logger, {}, 'the process has too much to do: requests are turned away');
  return createLoadGuard(load, {
    onShed() {
      signals.shed('process');
      logShed();
    },
  });
}

function subscriptionWays(
  { openSubscription, hostNames, settings, clock, logger }: HttpParts,
  door: Doorkeeping,
): SubscriptionWays {
  return serveSubscriptions(graphqlPath, {
    open: openSubscription,
    door,
    judgeHost: hostNames ? createHostJudge(hostNames) : null,
    judgeOrigin: createOriginJudge(settings.corsOrigins ?? []),
    settings: settings.subscriptions,
    ...sizesOf(settings),
    clock,
    logger,
  });
}

function sizesOf({ maxBodyBytes, maxResponseBytes }: HttpSettings): typeof defaults {
  return {
    maxBodyBytes: maxBodyBytes ?? defaults.maxBodyBytes,
    maxResponseBytes: maxResponseBytes ?? defaults.maxResponseBytes,
  };
}
