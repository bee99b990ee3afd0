import { randomUUID } from 'node:crypto';
import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, openRoom, refusals } from './agreements-room';
import { seedFollowUp, seedKnowledgeItem, seedParticipants, seedSession } from './seed-agreements';

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
}

interface PageWithEnd extends Page {
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/**
 * Session 1 (of "organiser") has: `a` employer 1 with AM01, `b` employer 1 with AM01 and AM02 (placements, done),
 * `c` employer 2 with AM02. Session 2 (of "another") has `d` employer 1 with AM03. `e`: employer 2 with AM01, outside.
 */
describe('reading sessions and follow-up agreements', () => {
  let room: AgreementsRoom;
  let session: string;
  let other: string;
  let viewers: Record<string, Caller>;
  const names = new Map<string, string>();

  beforeAll(async () => {
    room = await openRoom();
    const { hub, employers, desks } = room;
    session = await seedSession(hub, { heldOn: '2026-06-10' });
    other = await seedSession(hub, { heldOn: '2026-06-12', organiser: 'another' });
    await seedParticipants(hub, session, employers[0], desks[0]);
    const followUp = async (name: string, seed: Parameters<typeof seedFollowUp>[1]) =>
      names.set(await seedFollowUp(hub, seed), name);
    const [first, second] = employers.map(({ id }) => id);
    if (!first || !second) throw new Error('Two employers are needed.');
    await followUp('a', {
      sessionId: session,
      employerId: first,
      regions: ['AM01'],
      recordedOn: '2026-06-10',
    });
    await followUp('b', {
      sessionId: session,
      employerId: first,
      regions: ['AM01', 'AM02'],
      recordedOn: '2026-06-11',
      category: 'PLACEMENTS',
      status: 'DONE',
    });
    await followUp('c', {
      sessionId: session,
      employerId: second,
      regions: ['AM02'],
      recordedOn: '2026-06-12',
    });
    await followUp('d', { sessionId: other, employerId: first, regions: ['AM03'], recordedOn: '2026-06-13' });
    await followUp('e', { employerId: second, regions: ['AM01'], recordedOn: '2026-06-14' });
    await seedKnowledgeItem(hub, 'A passport for employees', session);
    viewers = {
      employer: callers.employer(first),
      desk: callers.desk(desks[0].id, ['AM01']),
      'desk of two regions': callers.desk(desks[0].id, ['AM02', 'AM03']),
      organiser: callers.organiser('organiser'),
      'idle organiser': callers.organiser('idle'),
      liaison: callers.liaison(),
      admin: callers.admin(),
    };
  }, 60_000);
  afterAll(() => room.hub.close());

  const viewer = (name: string): Caller => viewers[name] ?? callers.public;
  const named = ({ nodes }: Page): string => nodes.map(({ id }) => names.get(id)).join('');

  it.each([
    ['employer', 'dba'],
    ['desk', 'eba'],
    ['desk of two regions', 'dcb'],
    ['organiser', 'cba'],
    ['idle organiser', ''],
    ['liaison', 'edcba'],
    ['admin', 'edcba'],
  ])(
    'shows the %s the follow-up agreements "%s", the latest first, and counts those',
    async (name, visible) => {
      const { data } = await room.ask<{ followUpAgreements: Page }>(
        '{ followUpAgreements { totalCount nodes { id } } }',
        {},
        viewer(name),
      );
      expect(named(data.followUpAgreements)).toBe(visible);
      expect(data.followUpAgreements.totalCount).toBe(visible.length);
    },
  );

  it.each([
    ['employer', 'ba', 'ba', 'dba', ''],
    ['desk', 'ba', 'eba', 'ba', 'e'],
    ['organiser', 'cba', 'ba', 'ba', 'c'],
    ['liaison', 'cba', 'eba', 'dba', 'ec'],
  ])(
    'shows the %s the same below sessions, regions and employers',
    async (name, ofSession, ofRegion, own, others) => {
      const { data, errors } = await room.ask<{ _entities: { followUps: Page }[] }>(
        `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on DialogueSession { followUps { totalCount nodes { id } } }
        ... on Region { followUps { totalCount nodes { id } } }
        ... on Employer { followUps { totalCount nodes { id } } }
      } }`,
        {
          representations: [
            { __typename: 'DialogueSession', id: session },
            { __typename: 'Region', code: 'AM01' },
            { __typename: 'Employer', id: room.employers[0].id },
            { __typename: 'Employer', id: room.employers[1].id.toUpperCase() },
          ],
        },
        viewer(name),
      );
      expect(errors).toEqual([]);
      const visible = [ofSession, ofRegion, own, others];
      expect(data._entities.map(({ followUps }) => named(followUps))).toEqual(visible);
      expect(data._entities.map(({ followUps }) => followUps.totalCount)).toEqual(
        visible.map(({ length }) => length),
      );
    },
  );

  it('narrows by session, employer, region, category and status, alone and together', async () => {
    const filtered = async (filter: Record<string, unknown>) => {
      const { data, errors } = await room.ask<{ followUpAgreements: Page }>(
        'query ($filter: FollowUpFilter) { followUpAgreements(filter: $filter) { totalCount nodes { id } } }',
        { filter },
        viewer('liaison'),
      );
      expect(errors).toEqual([]);
      expect(data.followUpAgreements.totalCount).toBe(data.followUpAgreements.nodes.length);
      return named(data.followUpAgreements);
    };
    expect(await filtered({})).toBe('edcba');
    expect(await filtered({ session: other })).toBe('d');
    expect(await filtered({ employer: room.employers[1].id })).toBe('ec');
    expect(await filtered({ region: 'AM01' })).toBe('eba');
    expect(await filtered({ category: 'PLACEMENTS' })).toBe('b');
    expect(await filtered({ status: 'OPEN' })).toBe('edca');
    expect(await filtered({ session, region: 'AM02', status: 'OPEN' })).toBe('c');
    expect(await filtered({ region: 'AM99' })).toBe('');
    expect(await filtered({ session: 'not an id' })).toBe('');
    expect(await filtered({ employer: randomUUID() })).toBe('');
  });

  it('narrows below a session by category and region', async () => {
    const { data } = await room.ask<{ dialogueSession: Record<string, Page> }>(
      `query ($id: ID!) { dialogueSession(id: $id) {
        placements: followUps(category: PLACEMENTS) { totalCount nodes { id } }
        second: followUps(region: "AM02") { totalCount nodes { id } }
        page: followUps(first: 1) { totalCount nodes { id } }
      } }`,
      { id: session },
      viewer('liaison'),
    );
    expect(Object.values(data.dialogueSession).map(named)).toEqual(['b', 'cb', 'c']);
    expect(data.dialogueSession['page']?.totalCount).toBe(3);
  });

  it('walks all of a list page by page, once each', async () => {
    const walk = async (after: string | null): Promise<string[]> => {
      const { data } = await room.ask<{ followUpAgreements: PageWithEnd }>(
        `query ($after: String) { followUpAgreements(first: 2, after: $after) {
          totalCount nodes { id } pageInfo { endCursor hasNextPage }
        } }`,
        { after },
        viewer('liaison'),
      );
      const { endCursor, hasNextPage } = data.followUpAgreements.pageInfo;
      const rest = hasNextPage ? await walk(endCursor) : [];
      return [named(data.followUpAgreements), ...rest];
    };
    const walked = await walk(null);
    expect(walked).toEqual(['ed', 'cb', 'a']);
  });

  it('answers null for a follow-up agreement that is hidden, unknown or malformed, without an error', async () => {
    const hidden = [...names].find(([, name]) => name === 'c')?.[0];
    for (const id of [hidden, randomUUID(), 'not an id']) {
      const { data, errors } = await room.ask(
        'query ($id: ID!) { followUpAgreement(id: $id) { id } }',
        { id },
        viewer('employer'),
      );
      expect({ data, errors }).toEqual({ data: { followUpAgreement: null }, errors: [] });
    }
  });

  it('answers where an agreement stood on any past day', async () => {
    const id = [...names].find(([, name]) => name === 'a')?.[0];
    await room.hub.sql(
      `insert into agreements.follow_up_status_changes values ($1, 2, 'IN_PROGRESS', '2026-06-12'), ($1, 3, 'DONE', '2026-06-14')`,
      [id],
    );
    const { data } = await room.ask(
      `query ($id: ID!) { followUpAgreement(id: $id) {
        before: statusOn(on: "2026-06-09") first: statusOn(on: "2026-06-11") next: statusOn(on: "2026-06-13")
        today: statusOn(on: "2026-06-15") tomorrow: statusOn(on: "2026-06-16")
      } }`,
      { id },
      viewer('desk'),
    );
    expect(data).toEqual({
      followUpAgreement: {
        before: null,
        first: 'OPEN',
        next: 'IN_PROGRESS',
        today: 'DONE',
        tomorrow: null,
      },
    });
  });

  it('shows everybody a summary of a session, and hides participants and agreements from the public', async () => {
    const answer = await room.ask(
      `query ($id: ID!) { dialogueSession(id: $id) {
        number title heldOn organisers place { code } parts { kind title }
        counts { employers regions followUps people }
        participants { organisation } followUps { nodes { id } }
      } followUpAgreements { nodes { id } } }`,
      { id: session },
      callers.public,
    );
    expect(answer.data).toEqual({
      dialogueSession: {
        number: 4,
        title: 'Fourth session',
        heldOn: '2026-06-10',
        organisers: ['Network of employers'],
        place: { code: 'GM0344' },
        parts: [
          { kind: 'TALKSHOW', title: 'Opening' },
          { kind: 'PLENARY', title: 'Back together' },
        ],
        counts: { employers: 1, regions: 1, followUps: 3, people: 5 },
        participants: null,
        followUps: null,
      },
      followUpAgreements: null,
    });
    expect(refusals(answer).sort()).toEqual([
      'dialogueSession.followUps: FORBIDDEN',
      'dialogueSession.participants: FORBIDDEN',
      'followUpAgreements: UNAUTHENTICATED',
    ]);
  });

  it('never answers who recorded a session', async () => {
    const { data } = await room.ask(
      '{ __type(name: "DialogueSession") { fields { name } } }',
      {},
      callers.admin(),
    );
    expect(JSON.stringify(data)).not.toMatch(/subject/i);
  });

  it('answers sessions, the latest first, and knowledge items by title to everybody', async () => {
    const { data, errors } = await room.ask(
      `{ dialogueSessions { totalCount nodes { id } }
         knowledgeItems { totalCount nodes { title kind offeredBy url terms session { id } } } }`,
      {},
      callers.public,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      dialogueSessions: { totalCount: 2, nodes: [{ id: other }, { id: session }] },
      knowledgeItems: {
        totalCount: 1,
        nodes: [
          {
            title: 'A passport for employees',
            kind: 'TOOL',
            offeredBy: 'A work company',
            url: 'https://example.nl/tool',
            terms: 'Free to reuse',
            session: { id: session },
          },
        ],
      },
    });
  });

  it.each([
    'dialogueSessions(first: 10000) { nodes { id } }',
    'knowledgeItems(first: 10000) { nodes { id } }',
    'followUpAgreements(first: 10000) { nodes { id } }',
  ])('refuses the page %s', async (field) => {
    const answer = await room.ask(`{ ${field} }`, {}, callers.liaison());
    expect(answer.errors.map(({ extensions }) => extensions?.['code'])).toEqual(['PAGE_SIZE_OUT_OF_RANGE']);
  });

  it.each([
    ['not a day', ['2026-02-31', randomUUID()]],
    ['not an id', ['2026-06-10', 'x']],
    ['too few keys', ['2026-06-10']],
  ])('refuses a cursor with %s', async (_, keys) => {
    const after = Buffer.from(JSON.stringify(keys)).toString('base64url');
    const answer = await room.ask(
      'query ($after: String) { followUpAgreements(after: $after) { nodes { id } } }',
      { after },
      callers.liaison(),
    );
    expect(refusals(answer)).toEqual(['followUpAgreements: CURSOR_INVALID']);
  });
});
