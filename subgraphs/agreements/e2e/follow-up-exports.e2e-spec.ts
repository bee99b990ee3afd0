import { randomUUID } from 'node:crypto';
import { type Caller, recordStatements } from '@banenbrug/service-common';
import { callers, sensitive } from '@banenbrug/testkit';
import { parse } from 'csv-parse/sync';
import { sendExport } from '../src/files/exports/send-export';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { bytesOf, download, textOf } from './download';
import { readWorkbook } from './read-workbook';
import { seedFollowUp, seedSession } from './seed-agreements';

const mutation = `mutation ($input: CreateFollowUpExportInput!) {
  createFollowUpExport(input: $input) {
    ticket { id downloadPath secret expiresAt }
    errors { __typename ... on UserError { code path } ... on StateConflict { currentState } }
  }
}`;

interface Ticket {
  readonly id: string;
  readonly downloadPath: string;
  readonly secret: string;
  readonly expiresAt: string;
}

interface Created {
  readonly createFollowUpExport: {
    readonly ticket: Ticket | null;
    readonly errors: readonly Record<string, unknown>[];
  } | null;
}

describe('an export of follow-up agreements', () => {
  let room: AgreementsRoom;
  let session: string;
  let seeded: { ofFirst: string; ofSecond: string; withdrawn: string; elsewhere: string };

  beforeAll(async () => {
    room = await openRoom();
    const [first, second] = room.employers;
    const [desk, other] = room.desks;
    session = await seedSession(room.hub);
    const follow = (employerId: string, region: string, sessionId: string | null, category = 'OTHER') =>
      seedFollowUp(room.hub, { employerId, regions: [region], sessionId, category });
    seeded = {
      ofFirst: await follow(first.id, desk.region, session),
      ofSecond: await follow(second.id, other.region, session),
      withdrawn: await follow(first.id, desk.region, session, 'CANDIDATES'),
      elsewhere: await follow(first.id, other.region, null, 'PLACEMENTS'),
    };
    await room.hub.sql(
      `update agreements.follow_up_agreements set withdrawn_on = '2026-06-12' where id = $1`,
      [seeded.withdrawn],
    );
  }, 60_000);
  afterAll(() => room.hub.close());
  beforeEach(() => room.clock.set('2026-06-15T08:00:00Z'));

  const create = (input: Record<string, unknown>, caller: Caller) =>
    room.ask<Created>(mutation, { input: { format: 'CSV', ...input } }, caller);

  async function ticketOf(input: Record<string, unknown>, caller: Caller): Promise<Ticket> {
    const { data } = await create(input, caller);
    const ticket = data.createFollowUpExport?.ticket;
    if (!ticket) throw new Error('There is no ticket.');
    sensitive('token', ticket.secret);
    return ticket;
  }

  const idsIn = (csv: string): string[] =>
    parse(csv, { bom: true, delimiter: ';' })
      .slice(1)
      .map((cells: string[]) => cells.at(-1) ?? '')
      .sort();

  const fetched = async (input: Record<string, unknown>, caller: Caller): Promise<string[]> =>
    idsIn(await textOf(await download(room.subgraph, await ticketOf(input, caller))));

  it('holds what its caller may see, of one session or of all, and nothing that was withdrawn', async () => {
    const { employer, desk, organiser, liaison, admin } = everyRole(room) as Record<string, Caller>;
    const all = [seeded.ofFirst, seeded.ofSecond].sort();
    const cases: [Caller | undefined, string[], string[]][] = [
      [employer, [seeded.ofFirst], [seeded.ofFirst, seeded.elsewhere].sort()],
      [desk, [seeded.ofFirst], [seeded.ofFirst]],
      [organiser, all, all],
      [liaison, all, [...all, seeded.elsewhere].sort()],
      [admin, all, [...all, seeded.elsewhere].sort()],
    ];
    for (const [caller, ofSession, ofAll] of cases) {
      if (!caller) throw new Error('Every role is there.');
      expect([caller.role, await fetched({ sessionId: session.toUpperCase() }, caller)]).toEqual([
        caller.role,
        ofSession,
      ]);
      expect([caller.role, await fetched({}, caller)]).toEqual([caller.role, ofAll]);
    }
  });

  it('is for nobody without a token, and of an organiser for the sessions it recorded', async () => {
    expect(refusals(await create({}, callers.public))).toEqual(['createFollowUpExport: UNAUTHENTICATED']);
    const unknown = [
      { __typename: 'ReferenceUnknown', code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] },
    ];
    for (const [sessionId, caller] of [
      [session, callers.organiser('another organiser')],
      [randomUUID(), callers.liaison()],
      ['not an id', callers.liaison()],
    ] as const) {
      const { data } = await create({ sessionId }, caller);
      expect(data.createFollowUpExport).toEqual({ ticket: null, errors: unknown });
    }
    expect(await fetched({}, callers.organiser('another organiser'))).toEqual([]);
  });

  it('is decided when it is fetched, by who asked for its ticket', async () => {
    const [first] = room.employers;
    const ticket = await ticketOf({}, callers.employer(first.id));
    const later = await seedFollowUp(room.hub, {
      employerId: first.id,
      regions: ['AM06'],
      category: 'TOOL_SHARING',
    });
    const ids = idsIn(await textOf(await download(room.subgraph, ticket)));
    expect(ids).toContain(later);
    expect(ids).not.toContain(seeded.ofSecond);
    await room.hub.sql(
      `update agreements.follow_up_agreements set withdrawn_on = '2026-06-15' where id = $1`,
      [later],
    );
  });

  it('tells what a table wrote and what came of it, in people as its reader is told', async () => {
    await room.hub.sql(
      `insert into agreements.follow_up_entries
         (id, follow_up_agreement_id, position, side, is_of_side, text, writer, recorded_at)
       values (gen_random_uuid(), $1, 2, 'TABLE', false, 'Aan tafel 4', 'somebody', '2026-06-10T10:00:00Z')`,
      [seeded.ofFirst],
    );
    await room.hub.sql(
      `insert into agreements.follow_up_results values
         ($1, 1, false, false, null, null, null, '2026-06-11', 'EMPLOYER'),
         ($1, 2, true, false, null, 7, 17850, '2026-06-12', 'REGION')`,
      [seeded.ofFirst],
    );
    const lineFor = async (caller: Caller): Promise<Record<string, string> | undefined> => {
      const ticket = await ticketOf({ sessionId: session, language: 'EN' }, caller);
      const lines = parse<Record<string, string>>(await textOf(await download(room.subgraph, ticket)), {
        bom: true,
        delimiter: ';',
        columns: true,
      });
      return lines.find(({ Id }) => Id === seeded.ofFirst);
    };
    const told = {
      'Text of the table': 'Aan tafel 4',
      Met: 'yes',
      'Arrangement signed': 'no',
      'Hours per week': '178.5',
      Jobs: '7',
    };
    expect(await lineFor(callers.employer(room.employers[0].id))).toMatchObject({ ...told, Placements: '7' });
    expect(await lineFor(callers.liaison())).toMatchObject({ ...told, Placements: '5' });
  });

  it('is a workbook too, in the language that was asked for', async () => {
    const ticket = await ticketOf({ format: 'XLSX', language: 'NL' }, callers.liaison());
    const answer = await download(room.subgraph, ticket);
    expect(answer).toMatchObject({
      type: 'FILE',
      kind: 'XLSX',
      name: 'vervolgafspraken-2026-06-15',
      tag: null,
    });
    const bytes = await bytesOf(answer);
    if (typeof bytes === 'string') throw new Error(bytes);
    const [titles = [], ...rows] = readWorkbook(bytes);
    expect(titles[3]?.value).toBe('Werkgever');
    expect(rows.map((row) => row[3]?.value ?? '').sort()).toEqual([
      'Employer 01',
      'Employer 01',
      'Employer 02',
    ]);
  });

  it('can be fetched three times within fifteen minutes, each with a line in the audit log that holds no content', async () => {
    const ticket = await ticketOf({}, callers.liaison());
    expect(ticket).toMatchObject({
      downloadPath: `/downloads/agreements/${ticket.id}`,
      secret: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: '2026-06-15T08:15:00.000Z',
    });
    const outcomes: (Buffer | string)[] = [];
    for (let time = 0; time < 4; time += 1)
      outcomes.push(await bytesOf(await download(room.subgraph, ticket)));
    expect(outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : 'a file'))).toEqual([
      'a file',
      'a file',
      'a file',
      'DOWNLOAD_USED_UP',
    ]);
    const lines = await room.hub.sql(
      `select action, role from agreements.audit_entries where object_ids = array[$1::uuid] order by at, action`,
      [ticket.id],
    );
    expect(lines).toEqual([
      { action: 'createFollowUpExport', role: 'LIAISON' },
      ...Array(3).fill({ action: 'fetchFollowUpExport', role: 'LIAISON' }),
    ]);
  });

  it('is fetched three times in all when many ask at the same moment', async () => {
    const ticket = await ticketOf({}, callers.liaison());
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, async () => bytesOf(await download(room.subgraph, ticket))),
    );
    expect(outcomes.filter((outcome) => outcome === 'DOWNLOAD_USED_UP')).toHaveLength(5);
  });

  it('is refused with another secret as with another id, and when its time is over', async () => {
    const ticket = await ticketOf({}, callers.liaison());
    const other = await ticketOf({}, callers.liaison());
    const codeOf = async (request: { id: string; secret: string }) =>
      bytesOf(await download(room.subgraph, request));
    expect(await codeOf({ id: ticket.id, secret: other.secret })).toBe('DOWNLOAD_UNKNOWN');
    expect(await codeOf({ id: randomUUID(), secret: ticket.secret })).toBe('DOWNLOAD_UNKNOWN');
    room.clock.set('2026-06-15T08:15:00Z');
    expect(await codeOf(ticket)).toBe('DOWNLOAD_EXPIRED');
  });

  it('keeps of its secret nothing by which it could be used', async () => {
    const ticket = await ticketOf({}, callers.liaison());
    const rows = await room.hub.sql('select * from agreements.follow_up_exports');
    expect(JSON.stringify(rows)).not.toContain(ticket.secret);
  });

  it('tells its secret once for an idempotency key, and refuses the key for another file', async () => {
    const caller = callers.liaison();
    const first = await ticketOf({ idempotencyKey: 'x1' }, caller);
    const again = await create({ idempotencyKey: 'x1' }, caller);
    expect(again.data.createFollowUpExport?.ticket).toEqual({ ...first, secret: null });
    const other = await create({ idempotencyKey: 'x1', format: 'XLSX' }, caller);
    expect(other.data.createFollowUpExport?.errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    await room.hub.sql('delete from agreements.follow_up_exports where id = $1', [first.id]);
    const gone = await create({ idempotencyKey: 'x1' }, caller);
    expect(gone.data.createFollowUpExport?.errors).toMatchObject([{ currentState: 'EXPIRED' }]);
  });

  describe('of many', () => {
    const many = 230;
    beforeAll(async () => {
      const [, , third] = room.employers;
      await room.hub.sql(
        `insert into agreements.follow_up_agreements (id, employer_id, region_codes, category, employer_text, status,
           is_written_by_employer, is_written_by_region, recorded_on, last_update_on, separation)
         select gen_random_uuid(), $1, '{AM06}', 'OTHER', '=1+' || n, 'OPEN', true, false,
           '2026-05-01'::date + n % 7, '2026-06-01', n
         from generate_series(1, $2) n`,
        [third.id, many],
      );
    });
    const runtime = async () => ({
      dataSource: await room.hub.dataSource('agreements'),
      clock: room.clock,
      createId: randomUUID,
      logger: { info() {}, warn() {}, error() {}, debug() {} } as never,
    });
    const asked = async (format: string) => {
      const [, , third] = room.employers;
      const { id, secret } = await ticketOf({ format }, callers.employer(third.id));
      return {
        id,
        secret,
        knownTags: [],
        signal: new AbortController().signal,
        requestId: randomUUID(),
        language: 'en' as const,
      };
    };

    it('holds each once, read in pages, with every text made inert', async () => {
      const request = await asked('CSV');
      const limits = { pageSize: 50, maxWorkbookRows: 10_000 };
      const { result, statements } = await recordStatements(async () =>
        textOf(await sendExport(await runtime(), request, limits)),
      );
      expect(new Set(idsIn(result)).size).toBe(many);
      expect(result).not.toMatch(/"=1\+/);
      expect(statements.filter((text) => text.includes('"sessionNumber"'))).toHaveLength(5);
    });

    it('is refused as a workbook when it would be larger than one may be, and told what may', async () => {
      const limits = { pageSize: 50, maxWorkbookRows: many - 1 };
      expect(await sendExport(await runtime(), await asked('XLSX'), limits)).toEqual({
        type: 'REFUSED',
        code: 'DOWNLOAD_TOO_LARGE',
        facts: { maximum: many - 1 },
      });
      const enough = { pageSize: 50, maxWorkbookRows: many };
      const bytes = await bytesOf(await sendExport(await runtime(), await asked('XLSX'), enough));
      if (typeof bytes === 'string') throw new Error(bytes);
      expect(readWorkbook(bytes)).toHaveLength(many + 1);
    });
  });
});
