import { setTimeout as wait } from 'node:timers/promises';
import { type Caller, recordStatements, referenceRegions } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { Client } from 'pg';
import { type AgreementsRoom, everyRole, openRoom } from './agreements-room';
import { appendEvent, follow, type Follower, refusalOf, seedRecorded, withdraw } from './follow-session';
import { seedSession } from './seed-agreements';

const record = `mutation ($input: RecordFollowUpAgreementInput!) {
  recordFollowUpAgreement(input: $input) { followUpAgreement { id } errors { __typename } }
}`;
const codes = referenceRegions.map(({ code }) => code);

/** Sets of one region or two, each once. */
const regionSets = (count: number): string[][] =>
  codes.flatMap((one, at) => [[one], ...codes.slice(at + 1).map((other) => [one, other])]).slice(0, count);

describe('followUpChanges', () => {
  let room: AgreementsRoom;
  let session: string;
  let employer: Caller;
  let desk: Caller;
  const liaison = callers.liaison();
  const followers: Follower[] = [];

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
  }, 60_000);
  beforeEach(async () => {
    session = await seedSession(room.hub);
  });
  afterEach(async () => {
    for (const follower of followers.splice(0)) await follower.leave();
  });
  afterAll(() => room.hub.close());

  const following = async (caller: Caller, after?: string, sessionId = session): Promise<Follower> => {
    const follower = await follow(room.subgraph, { sessionId, after }, caller);
    followers.push(follower);
    return follower;
  };
  const write = async (change: Record<string, unknown>, caller: Caller = employer): Promise<string> => {
    const input = {
      sessionId: session,
      employerId: room.employers[0].id,
      regions: [room.desks[0].region],
      category: 'PLACEMENTS',
      ...change,
    };
    const { data } = await room.ask<{ recordFollowUpAgreement: { followUpAgreement: { id: string } } }>(
      record,
      { input },
      caller,
    );
    return data.recordFollowUpAgreement.followUpAgreement.id;
  };
  const cursorNow = async (caller: Caller = liaison): Promise<string> => {
    const { data } = await room.ask<{ dialogueSession: { changesCursor: string } }>(
      'query ($id: ID!) { dialogueSession(id: $id) { changesCursor } }',
      { id: session },
      caller,
    );
    return data.dialogueSession.changesCursor;
  };

  it('tells what was recorded, what it is now, and in how many each region is', async () => {
    const follower = await following(liaison);
    const first = await write({ regions: ['AM02', 'AM01'] });
    expect(await follower.next()).toEqual({
      cursor: expect.any(String),
      kind: 'RECORDED',
      followUpAgreementId: first,
      followUpAgreement: { id: first, status: 'OPEN', category: 'PLACEMENTS' },
      regionCounts: [
        { region: { code: 'AM01' }, count: 1 },
        { region: { code: 'AM02' }, count: 1 },
      ],
      session: { id: session, state: 'OPEN' },
    });
    const second = await write({ category: 'OTHER' });
    expect(await follower.next()).toMatchObject({
      followUpAgreementId: second,
      regionCounts: [
        { region: { code: 'AM01' }, count: 2 },
        { region: { code: 'AM02' }, count: 1 },
      ],
    });
    await write({ regions: ['AM01', 'AM02'], regionText: 'We call' }, desk);
    expect(await follower.next()).toMatchObject({
      kind: 'CHANGED',
      followUpAgreement: { status: 'CONFIRMED' },
    });
  });

  it('begins with what comes from now on, or after the cursor of a change', async () => {
    const before = await cursorNow();
    const [first, second] = [await write({}), await write({ category: 'OTHER' })];
    const now = await following(liaison);
    const replay = await following(liaison, before);
    const [one, two] = await replay.take(2);
    expect([one, two].map((change) => change?.followUpAgreementId)).toEqual([first, second]);
    expect(two?.cursor).toBe(await cursorNow());
    expect((await (await following(liaison, one?.cursor)).next()).cursor).toBe(two?.cursor);
    const third = await write({ category: 'WORK_VISIT' });
    expect([await now.next(), await replay.next()].map((change) => change.followUpAgreementId)).toEqual([
      third,
      third,
    ]);
  });

  it('tells several changes of one agreement that are still to be told as the last of them', async () => {
    const before = await cursorNow();
    const [first, second] = [await write({}), await write({ category: 'OTHER' })];
    await write({ regionText: 'We call' }, desk);
    const changes = await (await following(liaison, before)).take(2);
    expect(changes.map(({ followUpAgreementId, kind }) => [followUpAgreementId, kind])).toEqual([
      [second, 'RECORDED'],
      [first, 'CHANGED'],
    ]);
    expect(changes[1]?.cursor).toBe(await cursorNow());
    // Whoever was told of the second only goes on with the first.
    expect(await (await following(liaison, changes[0]?.cursor)).next()).toMatchObject({
      followUpAgreementId: first,
    });
  });

  it('tells that one was withdrawn, without what it was, and does not count it', async () => {
    const before = await cursorNow();
    const id = await write({});
    await write({ category: 'OTHER' });
    await withdraw(room.hub, session, id);
    const [, last] = await (await following(liaison, before)).take(2);
    expect(last).toMatchObject({
      kind: 'WITHDRAWN',
      followUpAgreementId: id,
      followUpAgreement: null,
      regionCounts: [{ region: { code: 'AM01' }, count: 1 }],
    });
  });

  it('goes on when the session is closed', async () => {
    const follower = await following(liaison);
    const id = await write({});
    await follower.next();
    await room.hub.sql(`update agreements.dialogue_sessions set state = 'CLOSED' where id = $1`, [session]);
    await room.hub.sql(appendEvent, [session, id, 'CHANGED']);
    expect(await follower.next()).toMatchObject({ kind: 'CHANGED', session: { state: 'CLOSED' } });
  });

  it('tells nothing before it is committed, and nothing out of order when a commit is late', async () => {
    const follower = await following(liaison);
    const slow = new Client({ connectionString: room.hub.ownerUrl });
    await slow.connect();
    try {
      const id = await write({});
      expect(await follower.next()).toMatchObject({ kind: 'RECORDED', followUpAgreementId: id });
      await slow.query('begin');
      await slow.query(appendEvent, [session, id, 'CHANGED']);
      const next = follower.next();
      const other = write({ category: 'OTHER' });
      // Woken, it reads again and finds nothing.
      await room.hub.sql(`select pg_notify('agreements_session_events', $1)`, [session]);
      expect(await Promise.race([next, wait(200, 'nothing')])).toBe('nothing');
      await slow.query('commit');
      expect(await next).toMatchObject({ kind: 'CHANGED', followUpAgreementId: id });
      expect(await follower.next()).toMatchObject({ kind: 'RECORDED', followUpAgreementId: await other });
    } finally {
      await slow.end();
    }
  });

  it('reads many in bounded parts, each once', async () => {
    const before = await cursorNow();
    const ids = await seedRecorded(room.hub, session, room.employers[0].id, regionSets(120));
    const follower = await following(liaison, before);
    const { result, statements } = await recordStatements(() => follower.take(120));
    expect(result.map(({ followUpAgreementId }) => followUpAgreementId)).toEqual(ids);
    expect(statements.filter((text) => text.includes('session_events'))).toHaveLength(3);
    // And for each its agreement, the counts and the session.
    expect(statements).toHaveLength(3 + 3 * 120);
  });

  it('sends no statement while nothing happens', async () => {
    const follower = await following(liaison);
    await write({});
    await follower.next();
    const activity = (): Promise<object[]> =>
      room.hub.sql(
        `select pid, query, state_change::text from pg_stat_activity
         where usename = $1 and datname = current_database() order by pid`,
        [room.hub.role('agreements').name],
      );
    const next = follower.next();
    // Until what it asked last is answered.
    let before: unknown;
    for (let now = await activity(); JSON.stringify(now) !== JSON.stringify(before); now = await activity()) {
      before = now;
      await wait(100);
    }
    const { statements } = await recordStatements(() => wait(500));
    expect(statements).toEqual([]);
    expect(await activity()).toEqual(before);
    await write({ category: 'OTHER' });
    expect(await next).toMatchObject({ kind: 'RECORDED' });
  });

  it('is refused for a session that is not there, as for one that cannot be', async () => {
    for (const sessionId of ['00000000-0000-4000-8000-000000000000', 'no id', '']) {
      expect(await refusalOf(room.subgraph, { sessionId }, liaison)).toBe('BAD_USER_INPUT');
    }
  });

  it('refuses a cursor of another session, of a change to come, and what is none', async () => {
    const foreign = await cursorNow();
    session = await seedSession(room.hub);
    const future = Buffer.from(JSON.stringify([session, '1'])).toString('base64url');
    const negative = Buffer.from(JSON.stringify([session, '-1'])).toString('base64url');
    for (const after of [foreign, future, negative, 'nonsense', '']) {
      expect(await refusalOf(room.subgraph, { sessionId: session, after }, liaison)).toBe('CURSOR_INVALID');
    }
    expect(
      await refusalOf(room.subgraph, { sessionId: session, after: await cursorNow() }, liaison),
    ).toBeNull();
  });

  it('lets everybody follow what they may see, and nobody else', async () => {
    const before = await cursorNow();
    const [other] = await seedRecorded(room.hub, session, room.employers[1].id, [['AM02']]);
    const [shared] = await seedRecorded(room.hub, session, room.employers[1].id, [['AM01', 'AM02']]);
    const own = await write({});
    await withdraw(room.hub, session, other ?? '');
    const seen: Record<string, readonly string[]> = {};
    const all = [shared, own, other];
    const visible: Record<string, readonly (string | undefined)[]> = {
      employer: [own],
      desk: [shared, own],
      organiser: all,
      liaison: all,
      admin: all,
    };
    const { public: nobody, ...roles } = everyRole(room);
    for (const [name, caller] of Object.entries(roles)) {
      const follower = await following(caller, before);
      const count = visible[name]?.length ?? 0;
      seen[name] = (await follower.take(count)).map(({ followUpAgreementId }) => followUpAgreementId);
    }
    expect(seen).toEqual(visible);
    expect(await refusalOf(room.subgraph, { sessionId: session }, nobody ?? callers.public)).toBe(
      'UNAUTHENTICATED',
    );
    const counts = (await (await following(desk, before)).next()).regionCounts;
    expect(counts).toEqual([
      { region: { code: 'AM01' }, count: 2 },
      { region: { code: 'AM02' }, count: 1 },
    ]);
  });

  it('tells an organiser of another session nothing, and goes on past what is not its own', async () => {
    const stranger = await following(callers.organiser('somebody else'), await cursorNow());
    const next = stranger.next();
    const followed = await following(liaison);
    await write({});
    await followed.next();
    expect(await Promise.race([next, wait(100, 'nothing')])).toBe('nothing');
    await room.hub.sql(
      `update agreements.dialogue_sessions set organiser_subject = 'somebody else' where id = $1`,
      [session],
    );
    const later = await write({ category: 'OTHER' });
    expect(await next).toMatchObject({ followUpAgreementId: later });
  });

  it('gives its cursor to who is signed in', async () => {
    const text = 'query ($id: ID!) { dialogueSession(id: $id) { id changesCursor } }';
    const { data, errors } = await room.ask(text, { id: session }, callers.public);
    expect(data).toEqual({ dialogueSession: { id: session, changesCursor: null } });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
  });
});
