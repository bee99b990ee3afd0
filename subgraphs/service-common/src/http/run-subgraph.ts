import type { DataSource } from 'typeorm';
import { systemClock } from '../clock';
import { connectionFailure, createDataSource, holdsDemoData, poolStanding } from '../database';
import { endOnFault } from '../end-on-fault';
import type { SubgraphModule } from '../graphql';
import { createSignatureVerifier, createTokenVerifier } from '../identity';
import { randomId } from '../ids';
import { startJobs } from '../jobs';
import { createLogger, type Logger } from '../logger';
import { mailJobName, openMailDelivery } from '../mail-outbox';
import {
  createSubgraphMetrics,
  observeJobs,
  observeSubgraph,
  type SubgraphSignals,
  silentSubgraphSignals,
} from '../telemetry';
import { openListener } from '../wakeups';
import { type RunningTelemetry, runTelemetry } from './run-telemetry';
import { serveSubgraph } from './serve-subgraph';
import { endWith, type SubgraphEnvironment } from './subgraph-environment';

/**
 * Seconds that a subgraph takes a token after its expiry: the gateway has judged that, and what it let in must not
 * fail half-way. Far above what an operation may take, and still an end.
 */
const tokenLeewaySeconds = 600;

/** Runs a subgraph as its own process until it is told to stop; then requests in flight may finish. */
export async function runSubgraph(module: SubgraphModule, environment: SubgraphEnvironment): Promise<void> {
  const { name } = module.store;
  const logger = createLogger(name, environment.telemetry.logLevel);
  endOnFault(logger);
  const telemetry = await openTelemetry(name, environment, logger);
  const signals = telemetry.metrics ? createSubgraphMetrics(telemetry.metrics)(name) : silentSubgraphSignals;
  const dataSource = await connect(module, environment, signals);
  signals.watchPool(() => poolStanding(dataSource));
  const mail = environment.mail ? openMailDelivery(environment.mail) : undefined;
  const { channel } = module;
  const wakeups =
    channel === undefined ? undefined : openListener({ url: environment.listenUrl, channel, logger });
  const runtime = { dataSource, clock: systemClock, createId: randomId, logger, mail, wakeups };
  const subgraph = observeSubgraph(module.create(runtime), signals);
  const server = await serveSubgraph(subgraph, {
    host: environment.host,
    port: environment.port,
    verifyToken: createTokenVerifier(environment.tokens, { leewaySeconds: tokenLeewaySeconds }),
    signatures: createSignatureVerifier({ keys: environment.gatewayKeys }),
    isReady: () =>
      dataSource.query('select 1').then(
        () => true,
        () => false,
      ),
    logger,
  }).catch((error: unknown) => endWith(name, [listenFailure('PORT', environment.port, error)]));
  logger.info({ url: server.address.url }, 'listening');
  if (!mail && module.jobs?.some((job) => job.name === mailJobName)) {
    logger.warn({}, 'mails stay queued: neither SMTP_URL nor MAIL_FOLDER is named');
  }
  const jobs = startJobs(observeJobs(module.jobs ?? [], signals), runtime);
  const stop = async (): Promise<void> => {
    await Promise.all([server.drain(10_000, environment.noticeMs), jobs.stop()]);
    mail?.transport.close();
    await wakeups?.close();
    await dataSource.destroy();
    await telemetry.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

async function openTelemetry(
  name: string,
  { telemetry }: SubgraphEnvironment,
  logger: Logger,
): Promise<RunningTelemetry> {
  try {
    const running = await runTelemetry(telemetry, logger);
    if (running.metricsUrl !== null) logger.info({ metrics: running.metricsUrl }, 'metrics are served');
    return running;
  } catch (error) {
    return endWith(name, [listenFailure('METRICS_PORT', telemetry.metrics?.port ?? 0, error)]);
  }
}

async function connect(
  { store }: SubgraphModule,
  { databaseUrl: url, isDemo }: SubgraphEnvironment,
  signals: SubgraphSignals,
): Promise<DataSource> {
  try {
    const dataSource = await createDataSource(store, { url, signals }).initialize();
    if (isDemo || !(await holdsDemoData(dataSource))) return dataSource;
  } catch (error) {
    return endWith(store.name, [`its database cannot be used: ${connectionFailure(error)}`]);
  }
  return endWith(store.name, [
    'its database holds demo data: name a database without, or set DEMO=true where this is a demonstration',
  ]);
}

function listenFailure(variable: string, port: number, error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  return code === 'EADDRINUSE'
    ? `${variable}: ${port} is taken by another program`
    : `it cannot listen on port ${port} (${code})`;
}
