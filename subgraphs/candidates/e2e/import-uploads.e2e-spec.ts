import { Readable } from 'node:stream';
import { readdir, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import { createDataSource, randomId, type Subgraph, type SubgraphRuntime } from '@banenbrug/service-common';
import { ask, createTestHub, fixedClock, sensitive, type TestHub, testLogger } from '@banenbrug/testkit';
import { candidates } from '../src';
import { openSpool } from '../src/imports/spool';
import {
  bytes,
  create,
  ended,
  header,
  importFile,
  report,
  sha256,
  type Ticket,
  upload,
} from './send-imports';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedImport } from './seed-imports';
import { seedPool } from './seed-profiles';

const job = candidates.jobs?.find(({ name }) => name === 'imports');

describe('the upload of an import', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  const file = bytes([header, 'W-1;ja;24;;', 'W-2;ja;;;']);
  const spool = openSpool();
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;

  const ticketFor = async (content = file, input: object = {}): Promise<Ticket> => {
    const { ticket } = await create(subgraph, desk.caller, content, input);
    if (!ticket) throw new Error('There is no ticket.');
    return ticket;
  };
  const runtime = async (): Promise<SubgraphRuntime> => ({
    dataSource: await hub.dataSource('candidates'),
    clock,
    createId: randomId,
    logger: testLogger('imports'),
  });
  const runJob = async () => job?.run(await runtime(), { isDryRun: false });
  const profiles = () => hub.sql('select from candidates.candidate_profiles where desk_id = $1', [desk.id]);
  /** Whatever of an import lies on this machine. */
  const left = async (id: string) =>
    (await readdir(spool.pathOf('').replace('/.file', '')).catch(() => [])).filter((name) =>
      name.startsWith(id),
    );

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
  });
  beforeEach(async () => {
    clock.set('2026-06-15T08:00:00Z');
    desk = await seedDesk(hub, ['AM06']);
  });
  afterAll(() => hub.close());

  it('needs a ticket, which shows its secret once and keeps only a hash of it', async () => {
    const ticket = await ticketFor(file, { idempotencyKey: 'once' });
    expect(ticket).toMatchObject({
      uploadPath: `/uploads/candidates/${ticket.id}`,
      expiresAt: '2026-06-15T08:15:00.000Z',
      secret: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(await ticketFor(file, { idempotencyKey: 'once' })).toEqual({ ...ticket, secret: null });
    const [row] = await hub.sql<{ text: string }>(
      'select i::text as text from candidates.imports i where id = $1',
      [ticket.id],
    );
    expect(row?.text).not.toContain(ticket.secret);
  });

  it('tells a wrong secret from no ticket in nothing, and leaves the ticket good', async () => {
    const ticket = await ticketFor();
    const wrong = await upload(subgraph, { id: ticket.id, secret: 'x'.repeat(43) }, file);
    expect(wrong).toEqual(await upload(subgraph, { id: randomUUID(), secret: ticket.secret }, file));
    expect(wrong).toMatchObject({ status: 404, code: 'UPLOAD_UNKNOWN' });
    expect(await upload(subgraph, ticket, file)).toMatchObject({ status: 202 });
    await ended(subgraph, desk.caller, ticket.id);
  });

  it.each([
    [
      'an announced size that is another',
      () => upload(subgraph, current, file, { contentLength: 3 }),
      'UPLOAD_SIZE_MISMATCH',
    ],
    [
      'a file that is longer',
      () => upload(subgraph, current, Readable.from([file, 'x'])),
      'UPLOAD_SIZE_MISMATCH',
    ],
    [
      'a file that is shorter',
      () => upload(subgraph, current, Readable.from([file.subarray(1)])),
      'UPLOAD_SIZE_MISMATCH',
    ],
    [
      'another file of the same size',
      () => upload(subgraph, current, Buffer.from(file.toString().replace('24', '25'))),
      'UPLOAD_HASH_MISMATCH',
    ],
    [
      'a file that breaks off',
      () =>
        upload(
          subgraph,
          current,
          Readable.from(
            (async function* broken() {
              yield file.subarray(0, 10);
              throw new Error('gone');
            })(),
          ),
        ),
      'UPLOAD_INTERRUPTED',
    ],
  ] as const)('refuses %s, leaves nothing of it, and its ticket good', async (_, send, code) => {
    current = await ticketFor();
    expect(await send()).toMatchObject({ code });
    expect(await left(current.id)).toEqual([]);
    expect(await profiles()).toEqual([]);
    expect(await report(subgraph, desk.caller, current.id)).toMatchObject({ state: 'WAITING' });
    expect(await upload(subgraph, current, file)).toMatchObject({ code: 'UPLOAD_RECEIVED' });
    expect(await ended(subgraph, desk.caller, current.id)).toMatchObject({ state: 'DONE', published: 2 });
  });
  let current: Ticket;

  it('ends with the client, also in the midst of the file', async () => {
    const ticket = await ticketFor();
    const gone = new AbortController();
    const slow = new Readable({ read() {} });
    slow.push(file.subarray(0, 10));
    const answer = upload(subgraph, ticket, slow, { signal: gone.signal });
    gone.abort();
    expect(await answer).toMatchObject({ code: 'UPLOAD_INTERRUPTED' });
    expect(await left(ticket.id)).toEqual([]);
  });

  it('is refused after a quarter of an hour, and when a file came before', async () => {
    const ticket = await ticketFor();
    clock.set('2026-06-15T08:15:00Z');
    expect(await upload(subgraph, ticket, file)).toMatchObject({ status: 410, code: 'UPLOAD_EXPIRED' });
    clock.set('2026-06-15T08:14:59Z');
    expect(await upload(subgraph, ticket, file)).toMatchObject({ status: 202 });
    expect(await upload(subgraph, ticket, file)).toMatchObject({ code: 'UPLOAD_ALREADY_RECEIVED' });
    await ended(subgraph, desk.caller, ticket.id);
    expect(await profiles()).toHaveLength(2);
  });

  it('is accepted once of several at once with one ticket', async () => {
    const ticket = await ticketFor();
    const answers = await Promise.all([1, 2, 3].map(() => upload(subgraph, ticket, file)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(await ended(subgraph, desk.caller, ticket.id)).toMatchObject({ state: 'DONE', published: 2 });
  });

  it('leaves no file behind when it has been read, whether it could be or not', async () => {
    const done = await importFile(subgraph, desk.caller, file);
    const broken = await importFile(subgraph, desk.caller, bytes(['niets']));
    expect([done.state, broken.state]).toEqual(['DONE', 'FAILED']);
    for (const { id } of [done, broken]) expect(await left(id)).toEqual([]);
  });

  it('keeps the file for the hub’s own user alone', async () => {
    const received = await spool.receive(
      Readable.from([file]),
      { sizeBytes: file.length, sha256: sha256(file) },
      randomUUID(),
    );
    const id = randomUUID();
    await received.keepFor(id);
    const [found, folder] = [
      await stat(spool.pathOf(id)),
      await stat(spool.pathOf('').replace('/.file', '')),
    ];
    expect([found.mode & 0o777, folder.mode & 0o777]).toEqual([0o600, 0o700]);
    await spool.remove(id);
  });

  describe('that did not come to its end', () => {
    const resume = async (importId: string, caller = desk.caller) => {
      const { data } = await ask<{
        resumeImport: { ticket: Ticket | null; errors: { code: string; currentState?: string }[] };
      }>(
        subgraph,
        `mutation ($input: ResumeImportInput!) { resumeImport(input: $input) {
          ticket { id uploadPath secret expiresAt } errors { ... on UserError { code } ... on StateConflict { currentState } } } }`,
        { input: { importId } },
        { caller },
      );
      return data.resumeImport;
    };
    const placed = async () => ({
      deskId: desk.id,
      poolId: await seedPool(hub, desk.id, 'AM06'),
      regionCode: 'AM06',
    });

    it('is given up when its ticket has expired, and goes on with another', async () => {
      const ticket = await ticketFor();
      clock.set('2026-06-15T08:16:00Z');
      await runJob();
      expect(await report(subgraph, desk.caller, ticket.id)).toMatchObject({
        state: 'FAILED',
        failure: 'TICKET_EXPIRED',
      });
      const { ticket: another } = await resume(ticket.id);
      expect(another).toMatchObject({ id: ticket.id, expiresAt: '2026-06-15T08:31:00.000Z' });
      expect(await upload(subgraph, ticket, file)).toMatchObject({ code: 'UPLOAD_UNKNOWN' });
      expect(await upload(subgraph, another ?? ticket, file)).toMatchObject({ status: 202 });
      expect(await ended(subgraph, desk.caller, ticket.id)).toMatchObject({ published: 2 });
    });

    it('is given up for another upload when its process and its file are gone, and not before', async () => {
      const leaseUntil = '2026-06-15T08:02:00Z';
      const id = await seedImport(hub, { ...(await placed()), state: 'RUNNING', leaseUntil });
      clock.set('2026-06-15T08:03:00Z');
      await runJob();
      expect(await report(subgraph, desk.caller, id)).toMatchObject({ state: 'RUNNING' });
      clock.set('2026-06-15T08:13:00Z');
      await runJob();
      expect(await report(subgraph, desk.caller, id)).toMatchObject({
        state: 'FAILED',
        failure: 'UPLOAD_AGAIN',
      });
      expect((await resume(id)).ticket).toMatchObject({ id });
    });

    it('is the desk’s own, and resumed in no other state', async () => {
      const other = await seedDesk(hub, ['AM06']);
      const done = await seedImport(hub, await placed());
      const running = await seedImport(hub, {
        ...(await placed()),
        state: 'RUNNING',
        leaseUntil: '2026-06-15T08:02:00Z',
      });
      const unreadable = await seedImport(hub, {
        ...(await placed()),
        state: 'FAILED',
        failure: 'DELIMITER',
      });
      expect((await resume(done)).errors).toEqual([{ code: 'STATE_CONFLICT', currentState: 'DONE' }]);
      expect((await resume(running)).errors).toEqual([{ code: 'STATE_CONFLICT', currentState: 'RUNNING' }]);
      expect((await resume(unreadable)).errors).toEqual([{ code: 'STATE_CONFLICT', currentState: 'FAILED' }]);
      for (const id of [done, randomUUID(), 'import']) {
        expect((await resume(id, other.caller)).errors).toEqual([{ code: 'REFERENCE_UNKNOWN' }]);
      }
    });
  });

  it('says nothing of the file in what is logged of a fault', async () => {
    const secret = sensitive('private text', 'Zeldzame vaardigheid');
    const lonely = await createDataSource(candidates.store, { url: hub.role('candidates').url }).initialize();
    const alone = candidates.create({ ...(await runtime()), dataSource: lonely });
    const content = bytes([header, `W-1;ja;;${secret};`]);
    const { ticket } = await create(alone, desk.caller, content);
    await hub.sql(
      `alter table candidates.import_chunks add constraint ck_never check (first_row = 0) not valid`,
    );
    try {
      await upload(alone, ticket ?? { id: '', secret: '' }, content);
      expect(await ended(alone, desk.caller, ticket?.id ?? '')).toMatchObject({
        state: 'FAILED',
        failure: 'FAULT',
      });
    } finally {
      await hub.sql('alter table candidates.import_chunks drop constraint ck_never');
      await lonely.destroy();
    }
    expect(await profiles()).toEqual([]);
  });
});
