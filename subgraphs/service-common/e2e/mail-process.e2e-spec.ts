import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimLasts, openMailDelivery, type MailSettings } from '@banenbrug/service-common';
import { openLog } from '@banenbrug/testkit';
import PostalMime from 'postal-mime';
import { type MailServer, startMailServer } from './mail-server';
import { openTestOutbox, testDay, type TestOutbox } from './test-outbox';

jest.setTimeout(60_000);

const program = join(__dirname, 'mail-process.mjs');

/** Runs the program; `limit` is a line of the shell before it. */
function start(limit: string, settings: object) {
  const child = spawn(
    'bash',
    ['-c', `${limit}; exec "$0" "$@"`, process.execPath, program, JSON.stringify(settings)],
    {
      env: {},
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  const log = openLog('process', 'mail');
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      log.write(text);
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, printed }));
  return { child, ended };
}

describe('a process that sends mails', () => {
  let outbox: TestOutbox;
  let folder: string;
  let server: MailServer | null = null;

  const settings = (to: MailSettings['to']) => ({ databaseUrl: outbox.databaseUrl, to, now: testDay });
  const deliver = (to: MailSettings['to']) =>
    openMailDelivery({ to, from: 'hub@example.nl', publicUrl: null });
  const mails = () => readdirSync(folder);
  const later = (milliseconds: number) =>
    outbox.clock.set(new Date(Date.parse(testDay) + milliseconds).toISOString());

  beforeAll(async () => {
    outbox = await openTestOutbox();
  });
  afterAll(() => outbox.close());
  beforeEach(async () => {
    await outbox.reset();
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-mail-'));
  });
  afterEach(async () => {
    await server?.close();
    server = null;
    rmSync(folder, { recursive: true, force: true });
  });

  it('that is killed between sending and noting it has sent at least once: the same mail is sent again, under the same Message-ID', async () => {
    let kill = (): void => {};
    server = await startMailServer({ onMail: () => kill() });
    const to = { smtpUrl: server.url };
    const [id] = await outbox.queue(2);
    const { child, ended } = start('true', settings(to));
    kill = () => void child.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
    expect(server.received.map(({ email }) => email.messageId)).toEqual([`<${id}@example.nl>`]);
    kill = () => {};
    const delivery = deliver(to);
    // Until its claim ends the mail is the dead process' own; the other one is anybody's.
    later(claimLasts - 1);
    expect((await outbox.run(delivery))[0]?.count).toBe(1);
    later(claimLasts);
    expect((await outbox.run(delivery, { addressOf: async () => 'desk@example.nl' }))[0]?.ids).toEqual([id]);
    delivery.transport.close();
    const copies = server.received.filter(({ email }) => email.messageId === `<${id}@example.nl>`);
    expect(copies).toHaveLength(2);
    expect(copies[1]?.raw).toBe(copies[0]?.raw);
    expect((await outbox.rows()).map(({ state }) => state)).toEqual(['SENT', 'SENT']);
  });

  it('that may write no byte, as on a full disk, leaves no half mail and loses none', async () => {
    const [id] = await outbox.queue(2);
    const { printed, code } = await start('ulimit -f 0', settings({ folder })).ended;
    expect({ code, printed }).toEqual({ code: 0, printed: expect.stringContaining('sent 0') });
    expect(printed).toContain('EFBIG');
    expect(mails()).toEqual([]);
    expect((await outbox.rows()).map(({ attempts, state }) => [attempts, state])).toEqual([
      [1, 'QUEUED'],
      [0, 'QUEUED'],
    ]);
    later(claimLasts);
    expect((await outbox.run(deliver({ folder })))[0]?.count).toBe(2);
    expect(mails()).toContain(`${id}.eml`);
  });

  it('writes a mail into its folder whole, for its own user alone, and over itself when it is sent again', async () => {
    const [id = ''] = await outbox.queue(1);
    const inside = join(folder, 'made', 'on the way');
    const path = join(inside, `${id}.eml`);
    const delivery = deliver({ folder: inside });
    await outbox.run(delivery);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    const first = readFileSync(path);
    expect(await PostalMime.parse(first)).toMatchObject({
      messageId: `<${id}@example.nl>`,
      subject: 'Banenbrug: introductie / introduction',
      text: expect.stringContaining('Café nummer'),
    });
    // What a killed process leaves.
    writeFileSync(join(inside, `.${id}.eml.begun`), 'half');
    await outbox.dataSource.query(
      `update outgoing_mails set state = 'QUEUED', ended_at = null, due_at = queued_at`,
    );
    await outbox.run(delivery);
    expect(readdirSync(inside)).toEqual([`${id}.eml`]);
    expect(readFileSync(path)).toEqual(first);
  });

  it('keeps its mails queued while its folder cannot be one', async () => {
    await outbox.queue(1);
    const path = join(folder, 'taken');
    writeFileSync(path, '');
    await outbox.run(deliver({ folder: path }));
    expect(await outbox.rows()).toMatchObject([{ state: 'QUEUED', attempts: 1 }]);
    expect(outbox.lines).toMatchObject([{ facts: { code: 'EEXIST' } }]);
    expect(JSON.stringify(outbox.lines)).not.toContain(folder);
  });
});
