import { join } from 'node:path';
import {
  type EnvironmentResult,
  type GatewayKeys,
  type TokenSettings,
  accessClaimsVariable,
  demoVariable,
  gatewayKeysVariable,
  missingKeys,
  parseEnvironment,
  telemetryProblems,
  tokenSettings,
  tokenVariables,
  unsafeTokens,
} from '@banenbrug/service-common';
import { z } from 'zod';
import {
  type TrustedDocumentSettings,
  trustedDocumentSettings,
  trustedDocumentVariables,
} from './documents/trusted-document-variables';
import type { ResilienceSettings } from './resilience/resilience-settings';
import { responseCacheVariables } from './response-cache/response-cache-variables';
import { resilienceSettings, subgraphVariables } from './resilience/resilience-variables';
import type { HttpSettings } from './server/http-settings';
import { httpSettings, httpVariables } from './server/http-variables';
import { type SubgraphName, subgraphs } from './subgraphs';
import {
  type GatewayTelemetrySettings,
  gatewayTelemetrySettings,
  gatewayTelemetryVariables,
} from './telemetry/telemetry-variables';

/** What the gateway's process is told by its environment. */
export interface Environment {
  readonly host: string;
  readonly port: number;
  /** The composed supergraph's file. */
  readonly supergraphFile: string;
  /** How often the file is looked at for a newer version, in milliseconds; 0: never. */
  readonly supergraphPollMs: number;
  /** How long a process that is told to end goes on taking requests, in milliseconds. */
  readonly noticeMs: number;
  /** Where each subgraph serves GraphQL. */
  readonly subgraphUrls: Readonly<Record<SubgraphName, string>>;
  readonly tokens: TokenSettings;
  /** The claims of a token, beside its subject, that access can be mapped from. */
  readonly accessClaims: readonly string[];
  /** What requests to subgraphs are signed with. */
  readonly gatewayKeys: GatewayKeys;
  readonly introspection: boolean;
  readonly graphiql: boolean;
  readonly http: HttpSettings;
  /** How many bytes kept answers may take; 0: none is kept. */
  readonly responseCacheBytes: number;
  /** What each subgraph may cost. */
  readonly resilience: Readonly<Record<SubgraphName, ResilienceSettings>>;
  /** How long one operation may take, in milliseconds. */
  readonly operationTimeoutMs: number;
  /** Null: none are published. */
  readonly trustedDocuments: TrustedDocumentSettings | null;
  /** What the gateway tells of itself. */
  readonly telemetry: GatewayTelemetrySettings;
}

const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .default('false')
  .transform((value) => value === 'true');

const url = (name: string): z.ZodURL =>
  z.url({ protocol: /^https?$/, error: `name the address where the ${name} subgraph serves GraphQL` });

const seconds = z.coerce
  .number({ error: 'must be a number of seconds, 0 or more' })
  .min(0, 'must be a number of seconds, 0 or more')
  .max(3600, 'must be at most an hour');

const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a port number')
    .min(0, 'must be 0 or more')
    .max(65_535, 'must be 65535 or less')
    .default(4000),
  SUPERGRAPH_FILE: z.string().default(join(__dirname, '..', 'supergraph.graphql')),
  SUPERGRAPH_POLL_SECONDS: seconds.default(5),
  SHUTDOWN_NOTICE_SECONDS: seconds.default(0),
  REGIONS_URL: url('regions'),
  EMPLOYERS_URL: url('employers'),
  CANDIDATES_URL: url('candidates'),
  AGREEMENTS_URL: url('agreements'),
  ...tokenVariables,
  OIDC_ACCESS_CLAIMS: accessClaimsVariable,
  GATEWAY_KEYS: gatewayKeysVariable,
  DEMO: demoVariable,
  INTROSPECTION: flag,
  GRAPHIQL: flag,
  ...httpVariables,
  ...subgraphVariables,
  ...trustedDocumentVariables,
  ...responseCacheVariables,
  ...gatewayTelemetryVariables,
});

/** Reads the environment once; every problem is told, none with its value. */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): EnvironmentResult<Environment> {
  const parsed = parseEnvironment(variables, source);
  if (parsed.type === 'error') return parsed;
  const { environment: read } = parsed;
  const tokens = tokenSettings(read);
  if (tokens === null) return { type: 'error', problems: [missingKeys] };
  const trustedDocuments = trustedDocumentSettings(read);
  const telemetry = gatewayTelemetrySettings(read);
  const problems = [
    ...telemetryProblems(telemetry, read.PORT),
    ...unsafeTokens(tokens, read.DEMO),
    ...(read.GRAPHIQL && !read.INTROSPECTION ? [graphiqlNeedsIntrospection] : []),
    ...(read.GRAPHIQL && read.TRUSTED_DOCUMENTS_ONLY === 'everybody' ? [graphiqlNeedsOwnDocuments] : []),
  ];
  if (trustedDocuments !== null && 'problem' in trustedDocuments) {
    return { type: 'error', problems: [...problems, trustedDocuments.problem] };
  }
  if (problems.length > 0) return { type: 'error', problems };
  return {
    type: 'ok',
    environment: Object.freeze({
      host: read.HOST,
      port: read.PORT,
      supergraphFile: read.SUPERGRAPH_FILE,
      supergraphPollMs: read.SUPERGRAPH_POLL_SECONDS * 1000,
      noticeMs: read.SHUTDOWN_NOTICE_SECONDS * 1000,
      subgraphUrls: urlsOf(read),
      tokens,
      accessClaims: read.OIDC_ACCESS_CLAIMS,
      gatewayKeys: read.GATEWAY_KEYS,
      introspection: read.INTROSPECTION,
      graphiql: read.GRAPHIQL,
      http: httpSettings(read),
      responseCacheBytes: read.MAX_RESPONSE_CACHE_BYTES,
      resilience: resilienceSettings(read),
      operationTimeoutMs: read.OPERATION_TIMEOUT_SECONDS * 1000,
      trustedDocuments,
      telemetry,
    }),
  };
}

const graphiqlNeedsIntrospection =
  'GRAPHIQL: the page asks for the schema, so INTROSPECTION must be true as well';

const graphiqlNeedsOwnDocuments =
  'GRAPHIQL: the page sends documents of its own, so TRUSTED_DOCUMENTS_ONLY must not be true';

function urlsOf(read: z.infer<typeof variables>): Record<SubgraphName, string> {
  const urls = subgraphs.map(({ name, urlVariable }) => [name, read[urlVariable]] as const);
  return Object.fromEntries(urls) as Record<SubgraphName, string>;
}
