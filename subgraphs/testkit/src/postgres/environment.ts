/** The variables the tests' database is handed around in: set by jest's global set-up, read in every worker. */
const adminUrlVariable = 'BANENBRUG_TEST_ADMIN_URL';
const runVariable = 'BANENBRUG_TEST_RUN';

/** What every worker knows of the run it belongs to. */
export interface TestRunEnvironment {
  /** Address of a role that may create databases and roles. */
  readonly adminUrl: string;
  /** `bbtest_` and eight hexadecimal digits: every database and role of this run begins with it and `_`. */
  readonly run: string;
}

/** The server to test on instead of the embedded one (TEST_DATABASE_URL), or null. */
export function externalServerUrl(): string | null {
  return process.env.TEST_DATABASE_URL || null;
}

/** Hands the run to the workers, which inherit the environment. */
export function publishTestRun({ adminUrl, run }: TestRunEnvironment): void {
  process.env[adminUrlVariable] = adminUrl;
  process.env[runVariable] = run;
}

/**
 * The run this test belongs to.
 * @throws Error when jest was started without this repository's global set-up.
 */
export function testRun(): TestRunEnvironment {
  const adminUrl = process.env[adminUrlVariable];
  const run = process.env[runVariable];
  if (!adminUrl || !run) {
    throw new Error(
      'There is no test database: jest ran without the global set-up of subgraphs/testkit/jest/base.js.',
    );
  }
  return { adminUrl, run };
}
