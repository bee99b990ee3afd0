import { Client } from 'pg';
import { sensitive, testRun } from '@banenbrug/testkit';
import { connectionFailure } from './connection-failure';

const failureOf = async (url: string): Promise<string> => {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return 'connected';
  } catch (error) {
    return connectionFailure(error);
  } finally {
    await client.end().catch(() => {});
  }
};

describe('connectionFailure', () => {
  const password = sensitive('password', 'secret-word');

  it('says that no server answers', async () => {
    expect(await failureOf(`postgres://owner:${password}@127.0.0.1:1/hub`)).toBe(
      'no server answers at that host and port',
    );
  });

  it('says that the database does not exist', async () => {
    const url = new URL(testRun().adminUrl);
    url.pathname = '/there_is_none';
    expect(await failureOf(url.href)).toBe('the database does not exist');
  });

  it('names the code of what it does not know, and never the message', () => {
    const error = Object.assign(new Error(password), { code: 'XX000' });
    expect(connectionFailure(error)).toBe('the connection failed (XX000)');
    expect(connectionFailure(password)).toBe('the connection failed');
  });
});
