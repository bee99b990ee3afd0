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
    await owner.query(`create role "${role}" login password '${scramVerifier(password)}'`);
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
    await expect(logIn('another')).rejects.toThrow(/password authentication failed/);
  });
});
