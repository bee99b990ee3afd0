import { z } from 'zod';
import { NoRoleSecretError, subgraphRole } from '../database';
import {
  demoVariable,
  gatewayKeysVariable,
  mailSettings,
  mailVariables,
  missingMailSettings,
  missingKeys,
  parseEnvironment,
  type TelemetrySettings,
  telemetryProblems,
  telemetrySettings,
  telemetryVariables,
  tokenSettings,
  tokenVariables,
  unsafeDatabasePassword,
  unsafeTokens,
} from '../environment';
import type { GatewayKeys, TokenSettings } from '../identity';
import type { MailSettings } from '../mail-outbox';

/** The environment of a subgraph's own process. */
export interface SubgraphEnvironment {
  readonly host: string;
  readonly port: number;
  /** How long a process that is told to end goes on taking requests, in milliseconds. */
  readonly noticeMs: number;
  /** The URL the subgraph connects with, under its own role. */
  readonly databaseUrl: string;
  /** The URL it listens for changes with: of the primary itself, where the other one may lead through a pooler. */
  readonly listenUrl: string;
  readonly tokens: TokenSettings;
  /** By which requests of the gateway are recognised. */
  readonly gatewayKeys: GatewayKeys;
  /** Whether demo data and demo tokens are meant to be here. */
  readonly isDemo: boolean;
  /** How its mails leave; null when nothing is said, or of a subgraph that sends none. */
  readonly mail: MailSettings | null;
  /** What it tells of itself. */
  readonly telemetry: TelemetrySettings;
}

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' });

/**
 * Reads the environment of a subgraph's process, or ends it with 1 after printing every problem.
 * @param name the subgraph; its own database is `<NAME>_DATABASE_URL`, else derived from `DATABASE_URL`; it listens for
 *   changes there too unless `<NAME>_LISTEN_URL` names another way
 */
export function readSubgraphEnvironment(
  name: string,
  variables: Readonly<Record<string, string | undefined>>,
): SubgraphEnvironment {
  const own = `${name.toUpperCase()}_DATABASE_URL`;
  const listen = `${name.toUpperCase()}_LISTEN_URL`;
  const schema = z.object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number({ error: 'name the port to listen on' }).int().min(0).max(65_535),
    SHUTDOWN_NOTICE_SECONDS: z.coerce
      .number({ error: 'must be a number of seconds, 0 or more' })
      .min(0, 'must be a number of seconds, 0 or more')
      .max(3600, 'must be at most an hour')
      .default(0),
    DATABASE_URL: postgresUrl.optional(),
    [own]: postgresUrl.optional(),
    [listen]: postgresUrl.optional(),
    GATEWAY_KEYS: gatewayKeysVariable,
    DEMO: demoVariable,
    ...mailVariables,
    ...telemetryVariables,
    ...tokenVariables,
  });
  const given = (variable: string): string | undefined => variables[variable]?.trim() || undefined;
  const [ownUrl, ownerUrl, listenUrl] = [given(own), given('DATABASE_URL'), given(listen)];
  const missing = [
    ...(given('OIDC_JWKS_URL') || given('OIDC_JWKS') ? [] : [missingKeys]),
    ...(ownUrl || ownerUrl ? [] : [`${own}: name the database, with the subgraph’s own role`]),
  ];
  const result = parseEnvironment(schema, variables);
  if (result.type === 'error') return endWith(name, [...result.problems, ...missing]);
  const { HOST, PORT, SHUTDOWN_NOTICE_SECONDS, GATEWAY_KEYS, DEMO, ...rest } = result.environment;
  const tokens = tokenSettings(rest);
  if (!tokens || missing.length > 0) return endWith(name, missing);
  const telemetry = telemetrySettings(rest, `banenbrug-${name}`);
  const unsafe = [
    ...telemetryProblems(telemetry, PORT),
    ...missingMailSettings(rest),
    ...unsafeTokens(tokens, DEMO),
    ...unsafeDatabasePassword(ownUrl ? own : 'DATABASE_URL', ownUrl ?? ownerUrl ?? ''),
    ...(listenUrl ? unsafeDatabasePassword(listen, listenUrl) : []),
  ];
  if (unsafe.length > 0) return endWith(name, unsafe);
  const databaseUrl = ownUrl ?? derivedUrl(name, ownerUrl ?? '');
  const mail = mailSettings(rest);
  return {
    host: HOST,
    port: PORT,
    noticeMs: SHUTDOWN_NOTICE_SECONDS * 1000,
    databaseUrl,
    listenUrl: listenUrl ?? databaseUrl,
    tokens,
    gatewayKeys: GATEWAY_KEYS,
    isDemo: DEMO,
    mail,
    telemetry,
  };
}

function derivedUrl(name: string, ownerUrl: string): string {
  try {
    return subgraphRole(name, { ownerUrl }).url;
  } catch (error) {
    if (error instanceof NoRoleSecretError) return endWith(name, [error.message]);
    throw error;
  }
}

/** Ends the process with 1, after a sentence for each thing that keeps it from starting. */
export function endWith(name: string, problems: readonly string[]): never {
  process.stderr.write(
    `The ${name} subgraph cannot start:\n${problems.map((line) => `  ${line}\n`).join('')}`,
  );
  process.exit(1);
}
