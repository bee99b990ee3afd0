import { z } from 'zod';
import { systemClock } from '../clock';
import type { DataSource } from 'typeorm';
import { connectionFailure, createDataSource, NoRoleSecretError, subgraphRole } from '../database';
import { endOnFault } from '../end-on-fault';
import { missingKeys, parseEnvironment, tokenSettings, tokenVariables } from '../environment';
import type { SubgraphModule } from '../graphql';
import { createTokenVerifier, type TokenSettings } from '../identity';
import { randomId } from '../ids';
import { createLogger } from '../logger';
import { serveSubgraph } from './serve-subgraph';

/** The environment of a subgraph's own process. */
export interface SubgraphEnvironment {
  readonly host: string;
  readonly port: number;
  /** The URL the subgraph connects with, under its own role. */
  readonly databaseUrl: string;
  readonly tokens: TokenSettings;
}

/**
 * Reads the environment of a subgraph's process, or ends it with 1 after printing every problem.
 * @param name the subgraph; its own database is `<NAME>_DATABASE_URL`, else derived from `DATABASE_URL`
 */
export function readSubgraphEnvironment(
  name: string,
  variables: Readonly<Record<string, string | undefined>>,
): SubgraphEnvironment {
  const own = `${name.toUpperCase()}_DATABASE_URL`;
  const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' });
  const schema = z.object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number({ error: 'name the port to listen on' }).int().min(0).max(65_535),
    DATABASE_URL: postgresUrl.optional(),
    [own]: postgresUrl.optional(),
    ...tokenVariables,
  });
  const isGiven = (variable: string): boolean => Boolean(variables[variable]?.trim());
  const missing = [
    ...(isGiven('OIDC_JWKS_URL') || isGiven('OIDC_JWKS') ? [] : [missingKeys]),
    ...(isGiven(own) || isGiven('DATABASE_URL')
      ? []
      : [`${own}: name the database, with the subgraph’s own role`]),
  ];
  const result = parseEnvironment(schema, variables);
  if (result.type === 'error') return endWith(name, [...result.problems, ...missing]);
  const { HOST, PORT, DATABASE_URL, ...rest } = result.environment;
  const tokens = tokenSettings(rest);
  if (!tokens || missing.length > 0) return endWith(name, missing);
  const ownUrl = isGiven(own) ? variables[own] : undefined;
  const databaseUrl = ownUrl ?? derivedUrl(name, DATABASE_URL ?? '');
  return { host: HOST, port: PORT, databaseUrl, tokens };
}

/** Runs a subgraph as its own process until it is told to stop; then requests in flight may finish. */
export async function runSubgraph(module: SubgraphModule, environment: SubgraphEnvironment): Promise<void> {
  const logger = createLogger(module.store.name);
  endOnFault(logger);
  const dataSource = await connect(module, environment.databaseUrl);
  const subgraph = module.create({ dataSource, clock: systemClock, createId: randomId, logger });
  const server = await serveSubgraph(subgraph, {
    host: environment.host,
    port: environment.port,
    verifyToken: createTokenVerifier(environment.tokens),
    isReady: () =>
      dataSource.query('select 1').then(
        () => true,
        () => false,
      ),
    logger,
  }).catch((error: unknown) => endWith(module.store.name, [listenFailure(environment.port, error)]));
  logger.info({ url: server.address.url }, 'listening');
  const stop = async (): Promise<void> => {
    await server.drain(10_000);
    await dataSource.destroy();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

function derivedUrl(name: string, ownerUrl: string): string {
  try {
    return subgraphRole(name, { ownerUrl }).url;
  } catch (error) {
    if (error instanceof NoRoleSecretError) return endWith(name, [error.message]);
    throw error;
  }
}

async function connect({ store }: SubgraphModule, url: string): Promise<DataSource> {
  try {
    return await createDataSource(store, { url }).initialize();
  } catch (error) {
    return endWith(store.name, [`its database cannot be used: ${connectionFailure(error)}`]);
  }
}

function listenFailure(port: number, error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  return code === 'EADDRINUSE'
    ? `PORT: ${port} is taken by another program`
    : `it cannot listen on port ${port} (${code})`;
}

function endWith(name: string, problems: readonly string[]): never {
  process.stderr.write(
    `The ${name} subgraph cannot start:\n${problems.map((line) => `  ${line}\n`).join('')}`,
  );
  process.exit(1);
}
