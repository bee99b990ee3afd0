import { type Caller, referenceRegions } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, openRoom } from './agreements-room';
import { type Change, follow, type Follower } from './follow-session';
import { seedSession } from './seed-agreements';

const record = `mutation ($input: RecordFollowUpAgreementInput!) {
  recordFollowUpAgreement(input: $input) { followUpAgreement { id } errors { __typename } }
}`;
const codes = referenceRegions.map(({ code }) => code);

describe('who follows a session while many write', () => {
  let room: AgreementsRoom;
  let session: string;
  let follower: Follower;
  const liaison = callers.liaison();

  beforeAll(async () => {
    room = await openRoom();
  }, 60_000);
  beforeEach(async () => {
    session = await seedSession(room.hub);
    follower = await follow(room.subgraph, { sessionId: session }, liaison);
  });
  afterEach(() => follower.leave());
  afterAll(() => room.hub.close());

  const write = async (
    employer: number,
    regions: readonly string[],
    caller: Caller = liaison,
  ): Promise<void> => {
    const input = {
      sessionId: session,
      employerId: room.employers[employer % 3]?.id,
      regions,
      category: 'PLACEMENTS',
      ...(caller.role === 'DESK' ? { regionText: `We call ${regions.join()}` } : {}),
    };
    const { data, errors } = await room.ask<{ recordFollowUpAgreement: { errors: object[] } }>(
      record,
      { input },
      caller,
    );
    expect([errors, data.recordFollowUpAgreement.errors]).toEqual([[], []]);
  };
  const numbersOf = (changes: readonly Change[]): number[] =>
    changes.map(({ cursor }) => {
      const [, number] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
      return Number(number);
    });
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
  const eventNumber = async (): Promise<number> => {
    const [row] = await room.hub.sql<{ number: number }>(
      'select event_number as number from agreements.dialogue_sessions where id = $1',
      [session],
    );
    return row?.number ?? 0;
  };

  it('is told of everything that twenty write at once, once and in order', async () => {
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      for (const second of [20, 25, 30]) {
        await write(writer, [codes[writer] ?? '', codes[second + (writer % 5)] ?? '']);
      }
    });
    const changes = await follower.take(60);
    await Promise.all(writers);
    expect(numbersOf(changes)).toEqual(upTo(60));
    expect(new Set(changes.map(({ followUpAgreementId }) => followUpAgreementId)).size).toBe(60);
    expect(await eventNumber()).toBe(60);
  });

  it('is told of the last change of an agreement that two sides write at once', async () => {
    const desks = room.desks.map(({ id, region }) => callers.desk(id, [region]));
    const writers = room.desks.flatMap(({ region }, at) => [
      write(at, [region]),
      write(at, [region], desks[at] ?? liaison),
    ]);
    await Promise.all(writers);
    const last = await eventNumber();
    expect(last).toBe(6);
    const numbers: number[] = [];
    while (numbers.at(-1) !== last) numbers.push(...numbersOf([await follower.next()]));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it('misses nothing when the connection that listens is killed again and again', async () => {
    const kill = (): Promise<object[]> =>
      room.hub.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name like 'banenbrug listener%' and datname = current_database()`,
      );
    let killed = 0;
    let isWriting = true;
    const killer = (async () => {
      while (isWriting) killed += (await kill()).length;
    })();
    const writer = (async () => {
      for (const code of codes) await write(0, [code]);
      isWriting = false;
    })();
    const changes = await follower.take(codes.length);
    await Promise.all([writer, killer]);
    expect(numbersOf(changes)).toEqual(upTo(codes.length));
    expect(killed).toBeGreaterThan(0);
  });
});
