import { createTestDatabase, sensitive, type TestDatabase, testRun } from '@banenbrug/testkit';
import { Client } from 'pg';
import { scramVerifier } from './scram-verifier';

describe('scramVerifier', () => {
  let database: TestDatabase;
  let owner: Client;
  const role = `${testRun().run}_scram`;
  const password = sensitive('password', 'sésame, ouvre-toi 1');
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await database?.drop();
  });

  it('is another text each time, without the password', () => {
    expect(scramVerifier(password)).not.toBe(scramVerifier(password));
    expect(scramVerifier(password)).not.toContain(password);
  });

  it('lets in who knows the password, and nobody else', async () => {
    const verifier = scramVerifier(password);
    await owner.query(`create role "${role}" login password '${verifier}'`);
    const kept = await owner.query('select rolpassword from pg_authid where rolname = $1', [role]);
    expect(kept.rows).toEqual([{ rolpassword: verifier }]);
    const logIn = async (guess: string): Promise<string> => {
      const url = new URL(database.url);
      url.username = role;
      url.password = guess;
      const client = new Client({ connectionString: url.href });
      await client.connect();
      const { rows } = await client.query<{ name: string }>('select current_user as name');
      await client.end();
      return rows[0]?.name ?? '';
    };
    expect(await logIn(password)).toBe(role);
    // A server that trusts whoever comes, as one for tests may, asks nobody for a password.
    const { rows } = await owner.query<{ trusts: boolean }>(
      `select bool_or(auth_method = 'trust') as trusts from pg_hba_file_rules where type = 'host'`,
    );
    const guessed = await logIn('another').catch(String);
    expect(guessed).toMatch(rows[0]?.trusts ? role : /password authentication failed/);
  });
});
