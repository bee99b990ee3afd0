import {
  accessClaimsVariable,
  demoVariable,
  mailSettings,
  type MailSettings,
  mailVariables,
  missingKeys,
  missingMailSettings,
  parseEnvironment,
  type TokenSettings,
  tokenSettings,
  tokenVariables,
} from '@banenbrug/service-common';
import { join } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number({ error: 'must be a port, 1 to 65535' }).int().min(1).max(65_535);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' });

const variables = z.object({
  PORT: port.optional(),
  HOST: z.string().default('127.0.0.1'),
  BANENBRUG_DATA: z.string().default(join(__dirname, '..', '..', '..', '.data')),
  DATABASE_URL: postgresUrl.optional(),
  REGIONS_DATABASE_URL: postgresUrl.optional(),
  EMPLOYERS_DATABASE_URL: postgresUrl.optional(),
  CANDIDATES_DATABASE_URL: postgresUrl.optional(),
  AGREEMENTS_DATABASE_URL: postgresUrl.optional(),
  OIDC_ISSUER: tokenVariables.OIDC_ISSUER.optional(),
  OIDC_AUDIENCE: tokenVariables.OIDC_AUDIENCE.optional(),
  OIDC_JWKS_URL: tokenVariables.OIDC_JWKS_URL,
  OIDC_JWKS: tokenVariables.OIDC_JWKS,
  OIDC_JWKS_COOLDOWN_SECONDS: tokenVariables.OIDC_JWKS_COOLDOWN_SECONDS,
  OIDC_JWKS_MAX_AGE_SECONDS: tokenVariables.OIDC_JWKS_MAX_AGE_SECONDS,
  OIDC_ACCESS_CLAIMS: accessClaimsVariable,
  DEMO: demoVariable,
  ...mailVariables,
});

/** The environment of the single-machine hub. */
export interface Environment {
  readonly port: number | null;
  readonly host: string;
  /** Where the embedded database and the demo issuer keep what is theirs. */
  readonly dataDirectory: string;
  /** The owner's URL of a real server; null: the embedded database. */
  readonly databaseUrl: string | null;
  readonly ownUrls: Readonly<Record<string, string | undefined>>;
  /** Null when no issuer is named; then only demo tokens can be accepted. */
  readonly tokens: TokenSettings | null;
  /** The claims of a token, beside its subject, that access can be mapped from. */
  readonly accessClaims: readonly string[];
  /** Whether demo data may be in a database that is migrated. */
  readonly isDemo: boolean;
  /** How mails leave; into a folder beside the database when nothing is said. */
  readonly mail: MailSettings | null;
}

/** The environment cannot be used; the message has one line per problem and no value. */
export class EnvironmentError extends Error {}

/** Reads process.env. @throws EnvironmentError */
export function readEnvironment(): Environment {
  const result = parseEnvironment(variables, process.env);
  if (result.type === 'error') throw new EnvironmentError(result.problems.join('\n'));
  const e = result.environment;
  const missing = missingMailSettings(e);
  if (missing.length > 0) throw new EnvironmentError(missing.join('\n'));
  return {
    port: e.PORT ?? null,
    host: e.HOST,
    dataDirectory: e.BANENBRUG_DATA,
    databaseUrl: e.DATABASE_URL ?? null,
    ownUrls: {
      regions: e.REGIONS_DATABASE_URL,
      employers: e.EMPLOYERS_DATABASE_URL,
      candidates: e.CANDIDATES_DATABASE_URL,
      agreements: e.AGREEMENTS_DATABASE_URL,
    },
    tokens: tokensOf(e),
    accessClaims: e.OIDC_ACCESS_CLAIMS,
    isDemo: e.DEMO,
    mail: mailSettings(e, join(e.BANENBRUG_DATA, 'mail')),
  };
}

function tokensOf({ OIDC_ISSUER, OIDC_AUDIENCE, ...keys }: z.infer<typeof variables>): TokenSettings | null {
  if (OIDC_ISSUER === undefined && OIDC_AUDIENCE === undefined) return null;
  if (OIDC_ISSUER === undefined || OIDC_AUDIENCE === undefined) {
    throw new EnvironmentError('OIDC_ISSUER and OIDC_AUDIENCE: name both or neither');
  }
  const settings = tokenSettings({ OIDC_ISSUER, OIDC_AUDIENCE, ...keys });
  if (!settings) throw new EnvironmentError(missingKeys);
  return settings;
}
