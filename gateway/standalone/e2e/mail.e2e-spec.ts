import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  createTestHub,
  sensitive,
  type TestHub,
  testGatewayKeysText,
  testLogger,
  testRoles,
} from '@banenbrug/testkit';
import { openHub, subgraphModules } from '../src';
import { supergraphFile } from './demo-hub';
import { startTimeoutMs } from './processes/child';
import { startProcess } from './processes/hub-processes';

const jwks = { keys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }] };

jest.setTimeout(startTimeoutMs);

describe('mails of a running hub', () => {
  let hub: TestHub;
  let folder: string;
  const address = sensitive('e-mail address', 'desk-of-the-test@example.nl');

  beforeAll(async () => {
    hub = await createTestHub(subgraphModules);
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-mails-'));
  });
  afterAll(async () => {
    await hub?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** A mail to a desk that is queued now. */
  async function queueMail(): Promise<string> {
    const [id, desk] = [randomUUID(), randomUUID()];
    await hub.sql(
      `insert into regions.desks (id, kind, name, function_address, response_days, verified_on)
       values ($1, 'WSP', 'Desk', $2, 2, '2026-05-01')`,
      [desk, address],
    );
    await hub.sql(
      `insert into candidates.outgoing_mails
         (id, queued_at, kind, recipient_kind, recipient_id, about_id, subject_line, body, state, attempts, due_at)
       values ($1, now(), 'ASKED', 'DESK', $2, $3, 'Subject', 'Text', 'QUEUED', 0, now())`,
      [id, desk, randomUUID()],
    );
    return id;
  }

  async function stateOf(id: string): Promise<string | undefined> {
    const [row] = await hub.sql<{ state: string }>(
      'select state from candidates.outgoing_mails where id = $1',
      [id],
    );
    return row?.state;
  }

  async function untilSent(id: string): Promise<void> {
    const giveUpAt = performance.now() + 20_000;
    while ((await stateOf(id)) !== 'SENT') {
      if (performance.now() > giveUpAt) throw new Error('The mail is not sent after 20 seconds.');
      await wait(50);
    }
  }

  it('leave in one process by what the hub was opened with', async () => {
    const id = await queueMail();
    const { close } = await openHub({
      database: { ownerUrl: hub.ownerUrl, ...testRoles() },
      tokens: { issuer: 'none', audience: 'none', jwks: { keys: [] } },
      supergraphFile,
      logger: testLogger('hub'),
      mail: { to: { folder }, from: 'hub@example.nl', publicUrl: 'https://hub.example.nl' },
    });
    try {
      await untilSent(id);
    } finally {
      await close();
    }
    const file = readFileSync(join(folder, `${id}.eml`), 'utf8');
    expect(file).toContain(`To: ${address}`);
    expect(file).toContain('https://hub.example.nl');
  });

  const start = (variables: Record<string, string>) =>
    startProcess('candidates', {
      PORT: '0',
      CANDIDATES_DATABASE_URL: hub.role('candidates').url,
      OIDC_ISSUER: 'urn:test',
      OIDC_AUDIENCE: 'test',
      OIDC_JWKS: JSON.stringify(jwks),
      GATEWAY_KEYS: testGatewayKeysText,
      ...variables,
    });

  it('leave a subgraph’s own process by what its environment says', async () => {
    const id = await queueMail();
    const child = start({ MAIL_FOLDER: folder });
    await child.address();
    await untilSent(id);
    expect(await child.end()).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, `${id}.eml`))).toBe(true);
    expect(child.logs()).not.toContain('mails stay queued');
  });

  it('stay queued in a process that was told of no way, which says so once', async () => {
    const id = await queueMail();
    const child = start({});
    await child.address();
    await wait(500);
    expect(await child.end()).toMatchObject({ code: 0 });
    expect(child.logs().split('mails stay queued')).toHaveLength(2);
    expect(await stateOf(id)).toBe('QUEUED');
  });
});
