import {
  connectionFailure,
  holdsDemoData,
  unsafeDatabasePassword,
  unsafeTokens,
} from '@banenbrug/service-common';
import { Client } from 'pg';
import type { Environment } from './environment';
import type { GatewayEnvironment } from './gateway/environment';
import { StartError } from './start-error';

/** Names by which only this machine can reach itself. */
export const loopbackNames = ['localhost', '127.0.0.1', '[::1]'] as const;

/**
 * Deny by default: a hub that is no demonstration wants a real issuer and passwords that nobody guesses.
 * @throws StartError with a sentence for each thing that is wrong, and no value
 */
export function refuseUnsafeSettings({ tokens, ...environment }: Environment): void {
  if (tokens === null) {
    throw new StartError(
      'On a database named by DATABASE_URL tokens must come from a real issuer: set OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL. To try the hub out with demo data and demo tokens, add --demo.',
    );
  }
  refuseAll([...unsafeTokens(tokens, false), ...unsafePasswords(environment)]);
}

/** @throws StartError when a password in a database's address is one that everybody tries first */
export function refuseUnsafePasswords(environment: DatabaseAddresses): void {
  refuseAll(unsafePasswords(environment));
}

/**
 * Refuses a database with demo data: whoever knows this program knows their ids, and nobody can tell the rows from
 * real ones.
 * @param allowing what to do where they are meant to be
 * @throws StartError
 */
export async function refuseDemoData(ownerUrl: string, allowing: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  try {
    await owner.connect();
    if (!(await holdsDemoData(owner))) return;
  } catch (error) {
    const reason = connectionFailure(error);
    throw new StartError(`The database that DATABASE_URL names cannot be used: ${reason}.`, { cause: error });
  } finally {
    await owner.end().catch(() => {});
  }
  throw new StartError(
    `The database that DATABASE_URL names holds demo data. Name a database without; or ${allowing}, where this is a demonstration. Nothing was touched.`,
  );
}

/** Which Host headers a demonstration answers: this machine's, and the one address it was told to listen on. */
export function demoHostNames(host: string): readonly string[] {
  if (['0.0.0.0', '::'].includes(host)) return loopbackNames;
  return [...loopbackNames, host.includes(':') ? `[${host}]` : host];
}

/** @throws StartError when a demonstration that nobody asked for would be open to others, or its page of no use */
export function refuseUnsafeDemo(
  host: string,
  { trustedDocuments }: GatewayEnvironment,
  isAskedFor: boolean,
): void {
  if (trustedDocuments?.only === 'everybody') {
    throw new StartError(
      'The demo hub has a page that sends documents of its own. Leave TRUSTED_DOCUMENTS_ONLY out, or set it to public.',
    );
  }
  if (isAskedFor || [...loopbackNames, '::1'].includes(host)) return;
  throw new StartError(
    'The demo hub gives tokens to everybody who reaches it, so it listens on this machine only. Leave HOST out, or add --demo to mean it.',
  );
}

type DatabaseAddresses = Pick<Environment, 'databaseUrl' | 'ownUrls'>;

function unsafePasswords({ databaseUrl, ownUrls }: DatabaseAddresses): string[] {
  const own = Object.entries(ownUrls).map(
    ([name, url]) => [`${name.toUpperCase()}_DATABASE_URL`, url] as const,
  );
  return [['DATABASE_URL', databaseUrl] as const, ...own].flatMap(([variable, url]) =>
    url ? unsafeDatabasePassword(variable, url) : [],
  );
}

function refuseAll(problems: readonly string[]): void {
  if (problems.length > 0) throw new StartError(problems.join('\n'));
}
