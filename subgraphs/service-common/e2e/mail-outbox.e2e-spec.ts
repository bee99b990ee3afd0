import {
  addDays,
  claimLasts,
  mostAttempts,
  openMailDelivery,
  type OutgoingMail,
  pauseAfter,
  queueMail,
  randomId,
} from '@banenbrug/service-common';
import { sensitive } from '@banenbrug/testkit';
import { type MailServer, startMailServer } from './mail-server';
import { mailTo, openTestOutbox, testDay, type TestOutbox } from './test-outbox';

const from = sensitive('e-mail address', 'hub@banenbrug.example.nl');
const publicUrl = 'https://banenbrug.example.nl';

jest.setTimeout(30_000);

describe('the mail outbox', () => {
  let outbox: TestOutbox;
  let server: MailServer;
  const closing: (() => void)[] = [];

  const by = (url: string = server.url) => {
    const delivery = openMailDelivery({ to: { smtpUrl: url }, from, publicUrl });
    closing.push(() => delivery.transport.close());
    return delivery;
  };
  const after = (milliseconds: number) =>
    outbox.clock.set(new Date(outbox.clock.now().getTime() + milliseconds).toISOString());
  const states = async () => (await outbox.rows()).map(({ state }) => state);

  beforeAll(async () => {
    outbox = await openTestOutbox();
  });
  afterAll(() => outbox.close());
  beforeEach(async () => {
    await outbox.reset();
    server = await startMailServer();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) close();
    await server.close();
  });

  it('sends what is queued, once, from the hub to the address of the day, as plain text', async () => {
    const desk = randomId();
    const [id] = await outbox.queue(1, mailTo(desk));
    const [sent] = await outbox.run(by());
    expect(sent).toMatchObject({ count: 1, oldest: '2026-06-15', ids: [id] });
    await outbox.run(by());
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail).toMatchObject({ from, to: [`desk-${desk}@example.nl`] });
    expect(mail?.email).toMatchObject({
      from: { name: 'Banenbrug', address: from },
      to: [{ address: `desk-${desk}@example.nl` }],
      subject: 'Banenbrug: introductie / introduction',
      messageId: `<${id}@banenbrug.example.nl>`,
      date: '2026-06-15T07:59:59.000Z',
      attachments: [],
    });
    expect(mail?.email.html).toBeUndefined();
    expect(mail?.email.text?.trim()).toBe(`${mailTo(desk).body}\n${publicUrl}`);
    expect(mail?.email.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
    expect(await outbox.rows()).toMatchObject([{ state: 'SENT', endedAt: new Date(testDay), attempts: 1 }]);
  });

  it('queues with the transaction of what it tells of, or not at all', async () => {
    const { manager } = outbox.dataSource;
    const context = { clock: outbox.clock, createId: randomId };
    const undone = manager.transaction(async (within) => {
      await queueMail(within, context, mailTo());
      throw new Error('the step does not stand');
    });
    await expect(undone).rejects.toThrow('the step does not stand');
    expect(await outbox.rows()).toEqual([]);
    await manager.transaction((within) => queueMail(within, context, mailTo()));
    expect(await states()).toEqual(['QUEUED']);
  });

  it('queues a mail with a key once, however many ask at once', async () => {
    const queued = await Promise.all(
      [1, 2, 3].map(() =>
        queueMail(
          outbox.dataSource.manager,
          { clock: outbox.clock, createId: randomId },
          { ...mailTo(), onceKey: 'k' },
        ),
      ),
    );
    expect(queued.filter((count) => count === 1)).toHaveLength(1);
    expect(await states()).toEqual(['QUEUED']);
  });

  it('sends each mail once when two processes empty it at once', async () => {
    const ids = await outbox.queue(40);
    const runs = await Promise.all([outbox.run(by()), outbox.run(by(), { replica: 1 })]);
    const counts = runs.map(([sent]) => sent?.count ?? 0);
    expect(counts[0]! + counts[1]!).toBe(40);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(server.received.map(({ email }) => String(email.messageId)).sort()).toEqual(
      ids.map((id) => `<${id}@banenbrug.example.nl>`).sort(),
    );
  });

  it('loses nothing while the server is dead, tries one mail a run, and sends all when it is back', async () => {
    const { url } = server;
    await server.close();
    await outbox.queue(3);
    const delivery = by(url);
    await outbox.run(delivery);
    expect((await outbox.rows()).map(({ attempts, state }) => [attempts, state])).toEqual([
      [1, 'QUEUED'],
      [0, 'QUEUED'],
      [0, 'QUEUED'],
    ]);
    expect(outbox.lines).toMatchObject([{ facts: { code: expect.stringMatching(/^E/), attempts: 1 } }]);
    server = await startMailServer({ port: Number(new URL(url).port) });
    after(pauseAfter(1) - 1);
    expect((await outbox.run(delivery))[0]?.count).toBe(2);
    after(1);
    expect((await outbox.run(delivery))[0]?.count).toBe(1);
    expect(await states()).toEqual(['SENT', 'SENT', 'SENT']);
  });

  it.each([450, 550])(
    'puts off a mail that the server refuses with %i, sends the others, and asks for the address again',
    async (code) => {
      await server.close();
      server = await startMailServer({ refuses: (to) => (to.startsWith('gone') ? code : null) });
      const desk = randomId();
      const [refused] = await outbox.queue(1, mailTo(desk));
      await outbox.queue(2);
      let address: string = sensitive('e-mail address', `gone-${desk}@example.nl`);
      const addressOf = async (_: unknown, { recipientId }: OutgoingMail) =>
        recipientId === desk ? address : 'desk@example.nl';
      expect((await outbox.run(by(), { addressOf }))[0]?.count).toBe(2);
      expect(outbox.lines).toEqual([
        {
          facts: { mail: refused, kind: 'ASKED', attempts: 1, answer: code },
          message: 'a mail was not sent: the mail server refused it; it is tried again',
        },
      ]);
      address = 'here@example.nl';
      after(pauseAfter(1));
      await outbox.run(by(), { addressOf });
      expect(server.received.at(-1)?.to).toEqual(['here@example.nl']);
      expect(await states()).toEqual(['SENT', 'SENT', 'SENT']);
    },
  );

  it('puts off a mail whose organisation has no address today', async () => {
    const [id] = await outbox.queue(1);
    await outbox.run(by(), { addressOf: async () => null });
    expect(server.received).toEqual([]);
    expect(await outbox.rows()).toMatchObject([{ state: 'QUEUED', attempts: 1 }]);
    after(pauseAfter(1));
    // It stays the mail it was when the hub's own address changes.
    await outbox.run({ ...by(), from: 'hub@elsewhere.example.nl' });
    expect(server.received.map(({ email }) => email.messageId)).toEqual([`<${id}@banenbrug.example.nl>`]);
  });

  it('gives a mail up after its last attempt, and logs its id without address or content', async () => {
    await server.close();
    server = await startMailServer({ refuses: () => 550 });
    const desk = randomId();
    const [id] = await outbox.queue(1, mailTo(desk));
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      await outbox.run(by());
      expect(await outbox.rows()).toMatchObject([{ state: 'QUEUED', attempts: attempt }]);
      after(pauseAfter(attempt));
    }
    await outbox.run(by());
    expect(await outbox.rows()).toMatchObject([{ state: 'FAILED', endedAt: outbox.clock.now() }]);
    expect(outbox.lines).toHaveLength(mostAttempts + 1);
    expect(outbox.lines.at(-1)?.facts).toEqual({ count: 1, mails: [id] });
    const log = JSON.stringify(outbox.lines);
    expect(log).not.toContain(desk);
    expect(log).not.toContain('veranderd');
    after(pauseAfter(30));
    await outbox.run(by());
    expect(outbox.lines).toHaveLength(mostAttempts + 1);
  });

  it('gives up unsent what has waited 30 days, so that no old mails pour out when a server is named at last', async () => {
    await outbox.queue(1);
    await outbox.run(undefined);
    expect(await states()).toEqual(['QUEUED']);
    outbox.clock.set(`${addDays('2026-06-15', 30)}T08:00:00Z`);
    await outbox.queue(1);
    await outbox.run(by());
    expect(await states()).toEqual(['FAILED', 'SENT']);
    expect(server.received).toHaveLength(1);
  });

  it('deletes a mail 30 days after it was sent, and not a moment before', async () => {
    await outbox.queue(1);
    await outbox.run(by());
    outbox.clock.set('2026-07-15T07:59:59Z');
    await outbox.run(undefined);
    expect(await states()).toEqual(['SENT']);
    outbox.clock.set('2026-07-15T08:00:00Z');
    const [, deleted] = await outbox.run(undefined);
    expect(deleted).toMatchObject({ count: 1 });
    expect(await outbox.rows()).toEqual([]);
  });

  it('hands no mail to a server that offers TLS with a certificate nobody can trust', async () => {
    await server.close();
    server = await startMailServer({ untrusted: true });
    await outbox.queue(1);
    await outbox.run(by());
    expect(server.received).toEqual([]);
    expect(await states()).toEqual(['QUEUED']);
  });

  it('tells in a dry run what is due, and sends nothing', async () => {
    await outbox.queue(2);
    const results = await outbox.run(by(), { isDryRun: true });
    expect(results.map(({ count }) => count)).toEqual([2, 0]);
    expect(server.received).toEqual([]);
  });

  it('ends after the mail it is at when the process stops', async () => {
    const stopping = new AbortController();
    await server.close();
    server = await startMailServer({ onMail: () => stopping.abort() });
    await outbox.queue(3);
    await outbox.run(by(), { signal: stopping.signal });
    expect(await states()).toEqual(['SENT', 'QUEUED', 'QUEUED']);
  });

  it('goes on over a new connection when the server has closed the kept one', async () => {
    const delivery = by();
    await outbox.queue(1);
    await outbox.run(delivery);
    const { url } = server;
    await server.close();
    const next = await startMailServer({ port: Number(new URL(url).port) });
    server = next;
    await outbox.queue(1);
    expect((await outbox.run(delivery))[0]?.count).toBe(1);
    expect(next.received).toHaveLength(1);
  });

  describe('with a process that was too slow', () => {
    /** A mail server that answers when it is told to. */
    function slowServer() {
      const { promise: begun, resolve: begin } = newPromise();
      const { promise: answered, resolve: take, reject: fail } = newPromise();
      const send = (): Promise<void> => {
        begin();
        return answered;
      };
      return { delivery: { transport: { send, close: () => {} }, from, publicUrl: null }, begun, take, fail };
    }

    it('changes nothing of what another has sent since', async () => {
      await outbox.queue(1);
      const slow = slowServer();
      const run = outbox.run(slow.delivery);
      await slow.begun;
      after(claimLasts - 1);
      expect((await outbox.run(by(), { replica: 1 }))[0]?.count).toBe(0);
      after(1);
      expect((await outbox.run(by(), { replica: 1 }))[0]?.count).toBe(1);
      slow.fail(new Error('timeout'));
      await run;
      expect(await outbox.rows()).toMatchObject([{ state: 'SENT', attempts: 2 }]);
    });

    it('does not shorten the claim of the next, which is sending it', async () => {
      await outbox.queue(1);
      const [first, second] = [slowServer(), slowServer()];
      const firstRun = outbox.run(first.delivery);
      await first.begun;
      after(claimLasts);
      const secondRun = outbox.run(second.delivery, { replica: 1 });
      await second.begun;
      first.fail(new Error('timeout'));
      await firstRun;
      expect(await outbox.rows()).toMatchObject([
        { state: 'QUEUED', dueAt: new Date(outbox.clock.now().getTime() + claimLasts) },
      ]);
      second.take();
      await secondRun;
      expect(await states()).toEqual(['SENT']);
    });
  });
});

/** A promise that is settled from outside. */
function newPromise() {
  let resolve = (): void => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((onTaken, onFailed) => {
    resolve = onTaken;
    reject = onFailed;
  });
  return { promise, resolve, reject };
}
