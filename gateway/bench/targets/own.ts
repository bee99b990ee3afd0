import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { nodeOptions as asInImage, subgraphs } from '@banenbrug/gateway';
import type { HubDatabase } from '@banenbrug/standalone';
import { type Child, startChild } from '../measure/child';
import { root } from '../places';
import type { RunningTarget, TargetSettings } from './target';

/** So many requests a minute that nobody is refused, and every one is counted. */
const rateLimit = 100_000_000;

/** How programs of ours face the public: every request is counted. */
const http = { rateLimits: { public: rateLimit, authenticated: rateLimit, redisUrl: null } };

/** What processes of one hub share: whose tokens they take, and what they sign with. */
export function trustOf(tokens: TargetSettings['tokens']): Record<string, string> {
  return {
    OIDC_ISSUER: tokens.issuer,
    OIDC_AUDIENCE: tokens.audience,
    OIDC_JWKS: JSON.stringify(tokens.jwks),
    GATEWAY_KEYS: `bench:${randomBytes(32).toString('base64url')}`,
  };
}

const program = join(root, 'gateway/dist/main.js');

/** What the gateway's process is started with. */
type GatewaySettings = Pick<TargetSettings, 'subgraphUrls' | 'supergraphFile' | 'nodeOptions'>;

/** No answer is kept for who asks the same later: every request is planned, fetched and joined. */
export const keepingNothing = { MAX_RESPONSE_CACHE_BYTES: '0' };

/**
 * The gateway's own process, with all that it does for the public.
 * @param variables whom it trusts, and what differs from its defaults
 * @param name the target's
 */
export async function startGateway(
  { subgraphUrls, supergraphFile, nodeOptions }: GatewaySettings,
  variables: Readonly<Record<string, string>>,
  name = 'gateway',
): Promise<RunningTarget> {
  const child = startChild({
    name,
    command: [process.execPath, ...asInImage, ...nodeOptions(name), program],
    variables: {
      PORT: '0',
      SUPERGRAPH_FILE: supergraphFile,
      ...Object.fromEntries(subgraphs.map(({ name, urlVariable }) => [urlVariable, subgraphUrls[name]])),
      RATE_LIMIT_PUBLIC: String(rateLimit),
      RATE_LIMIT_AUTHENTICATED: String(rateLimit),
      ...variables,
    },
  });
  const { url } = await child.line<{ url: string }>('the gateway is listening');
  return running(child, `${url}/graphql`);
}

/** The gateway with the subgraphs in its process. */
export async function startInProcess({
  snapshotFile,
  supergraphFile,
  tokens,
  nodeOptions,
}: TargetSettings): Promise<RunningTarget> {
  const settings = { snapshotFile, supergraphFile, tokens, http };
  const { child, url } = await startProgram('in-process', settings, nodeOptions('in-process'));
  return running(child, `${url}/graphql`);
}

/** The whole hub in one process, on a database. */
export async function startStandalone(
  database: HubDatabase,
  { supergraphFile, tokens, nodeOptions }: Pick<TargetSettings, 'supergraphFile' | 'tokens' | 'nodeOptions'>,
): Promise<RunningTarget> {
  const settings = { database, supergraphFile, tokens, http };
  const { child, url } = await startProgram('standalone', settings, nodeOptions('standalone'));
  return running(child, `${url}/graphql`);
}

/** The monolith. */
export async function startMonolith({
  snapshotFile,
  schemaFile,
  nodeOptions,
}: TargetSettings): Promise<RunningTarget> {
  const { child, url } = await startProgram(
    'monolith',
    { snapshotFile, schemaFile },
    nodeOptions('monolith'),
  );
  return running(child, url);
}

/** Starts the program of that name beside this file, and waits until it tells where it listens. */
async function startProgram(
  name: string,
  settings: object,
  options: readonly string[],
): Promise<{ readonly child: Child; readonly url: string }> {
  const file = join(__dirname, `${name}.js`);
  const command = [process.execPath, ...options, file, JSON.stringify(settings)] as const;
  const child = startChild({ name, command });
  return { child, url: (await child.line<{ url: string }>('"url":')).url };
}

/** A target of one process. */
export const running = (child: Child, url: string): RunningTarget => ({
  url,
  pids: [child.pid],
  end: () => child.end(),
});
