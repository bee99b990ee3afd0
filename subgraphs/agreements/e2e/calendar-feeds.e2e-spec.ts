import { type Caller, type Subgraph } from '@banenbrug/service-common';
import { ask, callers, sensitive, testLogger } from '@banenbrug/testkit';
import ICAL from 'ical.js';
import { agreements } from '../src';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { bytesOf, download, textOf } from './download';
import { seedFollowUp } from './seed-agreements';

const create = `mutation ($input: CreateCalendarFeedInput!) {
  createCalendarFeed(input: $input) {
    link { url feed { id createdAt expiresAt revokedAt lastFetchedOn } }
    errors { __typename ... on UserError { code path } ... on StateConflict { currentState } }
  }
}`;
const revoke = `mutation ($input: RevokeCalendarFeedInput!) {
  revokeCalendarFeed(input: $input) {
    feed { id revokedAt }
    errors { __typename ... on UserError { code path } ... on StateConflict { currentState } }
  }
}`;

interface Created {
  readonly createCalendarFeed: {
    readonly link: { readonly url: string | null; readonly feed: { readonly id: string } } | null;
    readonly errors: readonly Record<string, unknown>[];
  } | null;
}
interface Revoked {
  readonly revokeCalendarFeed: {
    readonly feed: object | null;
    readonly errors: readonly Record<string, unknown>[];
  } | null;
}
interface Listed {
  readonly calendarFeeds: readonly { readonly id: string; readonly lastFetchedOn: string | null }[] | null;
}

describe('a calendar feed', () => {
  let room: AgreementsRoom;
  let caller: Record<'employer' | 'desk' | 'liaison', Caller>;
  beforeAll(async () => {
    room = await openRoom();
    const { employer, desk, liaison } = everyRole(room);
    if (!employer || !desk || !liaison) throw new Error('Every role is there.');
    caller = { employer, desk, liaison };
  }, 60_000);
  afterAll(() => room.hub.close());
  beforeEach(async () => {
    room.clock.set('2026-06-15T08:00:00Z');
    await room.hub.sql(
      `truncate agreements.follow_up_agreements, agreements.calendar_feeds, agreements.idempotency_keys cascade`,
    );
  });

  async function feedOf(of: Caller, input: object = {}): Promise<{ id: string; secret: string }> {
    const { data } = await room.ask<Created>(create, { input }, of);
    const { url, feed } = data.createCalendarFeed?.link ?? {};
    const secret = /^\/feeds\/agreements\/([\w-]{43})\.ics$/.exec(url ?? '')?.[1];
    if (!feed || !secret) throw new Error('There is no link.');
    return { id: feed.id, secret: sensitive('token', secret) };
  }

  async function followUp(
    change: Partial<Parameters<typeof seedFollowUp>[1]>,
    dueOn: string | null,
    set = '',
  ): Promise<string> {
    const id = await seedFollowUp(room.hub, {
      employerId: room.employers[0].id,
      regions: [room.desks[0].region],
      ...change,
    });
    await room.hub.sql(`update agreements.follow_up_agreements set due_on = $2 ${set} where id = $1`, [
      id,
      dueOn,
    ]);
    return id;
  }

  const fetchFeed = (secret: string, knownTags: readonly string[] = []) =>
    download(room.subgraph, { id: null, secret, knownTags });
  const uidsOf = async (secret: string): Promise<string[]> =>
    new ICAL.Component(ICAL.parse(await textOf(await fetchFeed(secret))) as unknown[] as [])
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue('uid')));
  const uid = (id: string): string => `${id}@banenbrug`;

  it('shows each party its own open agreements that have a day, by day', async () => {
    const late = await followUp({}, '2026-07-01');
    const soon = await followUp({ category: 'PLACEMENTS' }, '2026-06-20');
    const ofOther = await followUp(
      { employerId: room.employers[1].id, regions: [room.desks[1].region] },
      '2026-06-25',
    );
    await followUp({ category: 'OTHER' }, null);
    await followUp({ category: 'CANDIDATES', status: 'DONE' }, '2026-06-20');
    await followUp({ category: 'TOOL_SHARING', status: 'DROPPED' }, '2026-06-20');
    await followUp({ category: 'WORK_VISIT' }, '2026-06-20', `, withdrawn_on = '2026-06-12'`);
    for (const [of, ids] of [
      [caller.employer, [soon, late]],
      [caller.desk, [soon, late]],
      [caller.liaison, [soon, ofOther, late]],
    ] as const) {
      expect(await uidsOf((await feedOf(of)).secret)).toEqual(ids.map(uid));
    }
  });

  it('follows what changes: what is done is gone, and nothing is sent when nothing has changed', async () => {
    const id = await followUp({}, '2026-06-20');
    const { secret } = await feedOf(caller.employer);
    const first = await fetchFeed(secret);
    if (first.type !== 'FILE' || first.tag === null) throw new Error('There is no calendar.');
    expect(first).toMatchObject({ kind: 'CALENDAR', name: 'follow-up-agreements' });
    expect(await fetchFeed(secret, ['other', first.tag])).toEqual({ type: 'UNCHANGED', tag: first.tag });
    await room.hub.sql(`update agreements.follow_up_agreements set status = 'DONE' where id = $1`, [id]);
    const second = await fetchFeed(secret, [first.tag]);
    expect(second.type).toBe('FILE');
    expect(await uidsOf(secret)).toEqual([]);
  });

  it('ends at once when it is revoked, by anybody of the same party and nobody else', async () => {
    const { id, secret } = await feedOf(caller.employer);
    const end = (of: Caller, feedId = id) => room.ask<Revoked>(revoke, { input: { feedId } }, of);
    for (const [of, feedId] of [
      [callers.employer(room.employers[1].id), id],
      [caller.desk, id],
      [caller.liaison, id],
      [caller.employer, 'none'],
    ] as const) {
      expect((await end(of, feedId)).data.revokeCalendarFeed).toMatchObject({
        feed: null,
        errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'feedId'] }],
      });
    }
    expect(await bytesOf(await fetchFeed(secret))).toBeInstanceOf(Buffer);
    const colleague: Caller = { ...caller.employer, subject: 'a colleague' };
    const answers = await Promise.all([end(colleague, id.toUpperCase()), end(caller.employer)]);
    const errors = answers.flatMap(({ data }) => data.revokeCalendarFeed?.errors ?? []);
    expect(errors).toMatchObject([{ code: 'STATE_CONFLICT', currentState: 'REVOKED' }]);
    expect(await bytesOf(await fetchFeed(secret))).toBe('DOWNLOAD_UNKNOWN');
  });

  it('is listed for its party without its link, with the day on which it was last asked for', async () => {
    const first = await feedOf(caller.desk);
    room.clock.set('2026-06-16T08:00:00Z');
    const second = await feedOf(caller.desk);
    await feedOf(caller.employer);
    await fetchFeed(first.secret);
    const list = async (of: Caller) =>
      (await room.ask<Listed>('{ calendarFeeds { id lastFetchedOn } }', {}, of)).data.calendarFeeds;
    expect(await list(caller.desk)).toEqual([
      { id: second.id, lastFetchedOn: null },
      { id: first.id, lastFetchedOn: '2026-06-16' },
    ]);
    expect(await list(caller.liaison)).toEqual([]);
    const rows = await room.hub.sql('select * from agreements.calendar_feeds');
    expect(JSON.stringify(rows)).not.toContain(first.secret);
  });

  it('ends after a year, when its employer or desk closes, and loses the regions that its desk loses', async () => {
    const [desk] = room.desks;
    const id = await followUp({}, '2026-06-20');
    const ofDesk = await feedOf(caller.desk);
    const ofEmployer = await feedOf(caller.employer);
    expect(await uidsOf(ofDesk.secret)).toEqual([uid(id)]);
    await room.hub.sql(`update regions.desk_regions set region_code = 'AM38' where desk_id = $1`, [desk.id]);
    expect(await uidsOf(ofDesk.secret)).toEqual([]);
    await room.hub.sql(`update regions.desk_regions set region_code = $2 where desk_id = $1`, [
      desk.id,
      desk.region,
    ]);
    await room.hub.sql(`update regions.desks set closed_on = '2026-06-15' where id = $1`, [desk.id]);
    await room.hub.sql(`update employers.employers set closed_on = '2026-06-15' where id = $1`, [
      room.employers[0].id,
    ]);
    expect(await bytesOf(await fetchFeed(ofDesk.secret))).toBe('DOWNLOAD_EXPIRED');
    expect(await bytesOf(await fetchFeed(ofEmployer.secret))).toBe('DOWNLOAD_EXPIRED');
    await room.hub.sql('update regions.desks set closed_on = null');
    await room.hub.sql('update employers.employers set closed_on = null');
    expect(await uidsOf(ofDesk.secret)).toEqual([uid(id)]);
    room.clock.set('2027-06-15T08:00:00Z');
    expect(await bytesOf(await fetchFeed(ofDesk.secret))).toBe('DOWNLOAD_EXPIRED');
  });

  it('is for employers, desks and the liaison', async () => {
    for (const [role, of] of Object.entries(everyRole(room))) {
      const answer = await room.ask<Created>(create, { input: {} }, of);
      const isAllowed = ['employer', 'desk', 'liaison'].includes(role);
      expect({ role, made: answer.data.createCalendarFeed?.link != null }).toEqual({ role, made: isAllowed });
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals(answer)).toEqual(isAllowed ? [] : [`createCalendarFeed: ${code}`]);
    }
  });

  it('tells its link once for an idempotency key', async () => {
    const input = { idempotencyKey: 'f1' };
    const { id } = await feedOf(caller.employer, input);
    const { data } = await room.ask<Created>(create, { input }, caller.employer);
    expect(data.createCalendarFeed?.link).toMatchObject({ url: null, feed: { id } });
  });

  it('is one of twenty at most of a party, also when many are made at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => room.ask<Created>(create, { input: {} }, caller.employer)),
    );
    const errors = answers.flatMap(({ data }) => data.createCalendarFeed?.errors ?? []);
    expect(errors).toHaveLength(4);
    expect(errors).toMatchObject(Array(4).fill({ currentState: 'TOO_MANY_FEEDS' }));
  });

  it('has a whole address as its link where the operator has named that of the hub', async () => {
    const subgraph: Subgraph = agreements.create({
      dataSource: await room.hub.dataSource('agreements'),
      clock: room.clock,
      createId: () => '6b1f6f0e-7a3c-4c57-9a52-0c6f0f2f6a11',
      logger: testLogger('agreements'),
      mail: {
        transport: { send: () => Promise.resolve(), close() {} },
        from: 'hub@example.nl',
        publicUrl: 'https://hub.example.nl/',
      },
    });
    const { data } = await ask<Created>(subgraph, create, { input: {} }, { caller: caller.employer });
    const url = sensitive('token', data.createCalendarFeed?.link?.url ?? '');
    expect(url).toMatch(/^https:\/\/hub\.example\.nl\/feeds\/agreements\/[\w-]{43}\.ics$/);
  });
});
