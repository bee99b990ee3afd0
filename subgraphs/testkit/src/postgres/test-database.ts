import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { dropDatabase, urlOfDatabase, withAdmin } from './admin';
import { testRun } from './environment';

/** A database of one test file. */
export interface TestDatabase {
  /** Its address for the role that owns it. */
  readonly url: string;
  readonly name: string;
  /** Drops it, with whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Makes a database for one test file: empty, or a copy of a template database that nobody is connected to.
 * What a test does not drop, the end of the run does.
 */
export async function createTestDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const { adminUrl, run } = testRun();
  const name = `${run}_${randomBytes(6).toString('hex')}`;
  const source = options.template
    ? `template ${escapeIdentifier(options.template)}`
    : "template template0 encoding 'UTF8'";
  await withAdmin(adminUrl, (client) => client.query(`create database ${escapeIdentifier(name)} ${source}`));
  return {
    url: urlOfDatabase(adminUrl, name),
    name,
    drop: () => withAdmin(adminUrl, (client) => dropDatabase(client, name)),
  };
}
