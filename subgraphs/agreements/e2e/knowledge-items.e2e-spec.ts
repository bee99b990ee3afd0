import { randomUUID } from 'node:crypto';
import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { knowledgeItemsStatement } from '../src/repositories/knowledge-item.repository';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { seedParticipants, seedSession } from './seed-agreements';

const fields = 'id title kind offeredBy url terms region { code } revision isWithdrawn';

/** What each kind of refusal says beside its path. */
const reasons: Readonly<Record<string, string>> = {
  publishKnowledgeItem: '... on InvalidValue { reason } ... on SensitiveText { category }',
  changeKnowledgeItem: '... on InvalidValue { reason } ... on StateConflict { currentState }',
  withdrawKnowledgeItem: '... on StateConflict { currentState }',
};

const mutationOf = (name: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
     knowledgeItem { ${fields} } errors { __typename ... on UserError { path } ${reasons[name]} } } }`;

interface Payload {
  readonly knowledgeItem: { readonly id: string; readonly [field: string]: unknown } | null;
  readonly errors: readonly object[];
}

describe('knowledge items', () => {
  let room: AgreementsRoom;
  let writers: Record<string, Caller>;

  beforeAll(async () => {
    room = await openRoom();
    writers = everyRole(room);
  }, 60_000);
  afterAll(() => room.hub.close());

  const writer = (name: string): Caller => writers[name] ?? callers.public;
  const write = async (name: string, input: object, caller: Caller): Promise<Payload> => {
    const answer = await room.ask<Record<string, Payload>>(mutationOf(name), { input }, caller);
    expect(answer.errors).toEqual([]);
    const payload = answer.data[name];
    if (!payload) throw new Error('A mutation answers with its payload.');
    return payload;
  };
  const publish = (input: object = {}, caller: Caller = callers.liaison()): Promise<Payload> =>
    write(
      'publishKnowledgeItem',
      { title: 'Een hulpmiddel', kind: 'TOOL', offeredBy: 'A work company', ...input },
      caller,
    );
  const published = async (input: object = {}, caller: Caller = callers.liaison()): Promise<string> => {
    const { knowledgeItem } = await publish(input, caller);
    if (!knowledgeItem) throw new Error('The item should have been published.');
    return knowledgeItem.id;
  };
  const find = async (filter: object, caller: Caller = callers.public): Promise<string[]> => {
    const answer = await room.ask<{ knowledgeItems: { totalCount: number; nodes: { title: string }[] } }>(
      `query ($search: String, $region: RegionCode, $kind: KnowledgeItemKind) {
         knowledgeItems(search: $search, region: $region, kind: $kind, first: 100) { totalCount nodes { title } } }`,
      { search: null, region: null, kind: null, ...filter },
      caller,
    );
    expect(answer.errors).toEqual([]);
    const { totalCount, nodes } = answer.data.knowledgeItems;
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ title }) => title);
  };

  /** Who publishes what, and who else may not touch it. */
  const owners = () => {
    const [, otherDesk] = room.desks;
    return [
      ['employer', {}, callers.employer(room.employers[1].id)],
      ['desk', { region: room.desks[0].region }, callers.desk(otherDesk.id, [otherDesk.region])],
      ['organiser', {}, callers.organiser('another')],
    ] as const;
  };

  it('are published, changed and taken back by their owner, and are to others of the role as if they were not there', async () => {
    for (const [name, region, stranger] of owners()) {
      const { knowledgeItem } = await publish(
        { url: 'https://example.nl/a', terms: 'Free', ...region },
        writer(name),
      );
      expect(knowledgeItem).toMatchObject({ revision: 1, isWithdrawn: false, url: 'https://example.nl/a' });
      const id = knowledgeItem?.id;
      const before = await room.rows();
      const unknown = {
        knowledgeItem: null,
        errors: [{ __typename: 'ReferenceUnknown', path: ['input', 'knowledgeItemId'] }],
      };
      const change = { knowledgeItemId: id, expectedRevision: 1, title: `Of the ${name}`, url: null };
      expect(await write('changeKnowledgeItem', change, stranger)).toEqual(unknown);
      expect(
        await write('withdrawKnowledgeItem', { knowledgeItemId: id, expectedRevision: 1 }, stranger),
      ).toEqual(unknown);
      expect(await room.rows()).toEqual(before);
      const changed = await write('changeKnowledgeItem', change, writer(name));
      expect(changed.knowledgeItem).toMatchObject({
        title: `Of the ${name}`,
        url: null,
        terms: 'Free',
        revision: 2,
      });
      const withdrawn = await write(
        'withdrawKnowledgeItem',
        { knowledgeItemId: id, expectedRevision: 2 },
        writer(name),
      );
      expect(withdrawn).toMatchObject({ knowledgeItem: { id, isWithdrawn: true }, errors: [] });
      expect(await find({ search: `Of the ${name}` })).toEqual([]);
      expect(await write('changeKnowledgeItem', { ...change, expectedRevision: 3 }, writer(name))).toEqual(
        unknown,
      );
    }
  });

  it('are kept up by LIAISON and ADMIN, whosever they are', async () => {
    for (const name of ['liaison', 'admin']) {
      const id = await published({}, writer('employer'));
      const change = { knowledgeItemId: id, expectedRevision: 1, kind: 'DOCUMENT' };
      expect(await write('changeKnowledgeItem', change, writer(name))).toMatchObject({
        knowledgeItem: { kind: 'DOCUMENT', revision: 2 },
      });
    }
  });

  it('are changed by one of several at once', async () => {
    const id = await published();
    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((title) =>
        write('changeKnowledgeItem', { knowledgeItemId: id, expectedRevision: 1, title }, callers.liaison()),
      ),
    );
    const conflict = {
      __typename: 'StateConflict',
      path: ['input', 'expectedRevision'],
      currentState: 'REVISION_2',
    };
    const [first, ...none] = answers.filter(({ errors }) => errors.length === 0);
    expect(none).toEqual([]);
    for (const { knowledgeItem } of answers) expect(knowledgeItem).toEqual(first?.knowledgeItem);
    expect(answers.flatMap((answer) => answer.errors)).toEqual([conflict, conflict, conflict]);
  });

  it('are published once under one key', async () => {
    const idempotencyKey = randomUUID();
    const ids = await Promise.all([published({ idempotencyKey }), published({ idempotencyKey })]);
    expect(new Set(ids).size).toBe(1);
  });

  it('are offered in a session by whom it is, and in others’ as if there were none', async () => {
    const sessionId = await seedSession(room.hub);
    await seedParticipants(room.hub, sessionId, room.employers[0], room.desks[0]);
    const unknown = [{ __typename: 'ReferenceUnknown', path: ['input', 'sessionId'] }];
    for (const [name, region, stranger] of owners()) {
      expect((await publish({ sessionId, ...region }, writer(name))).errors).toEqual([]);
      const others = name === 'desk' ? { region: room.desks[1].region } : {};
      expect((await publish({ sessionId, ...others }, stranger)).errors).toEqual(unknown);
    }
  });

  it('are not written by the public', async () => {
    for (const name of ['publishKnowledgeItem', 'changeKnowledgeItem', 'withdrawKnowledgeItem']) {
      const input =
        name === 'publishKnowledgeItem'
          ? { title: 'A', kind: 'TOOL', offeredBy: 'B' }
          : { knowledgeItemId: randomUUID(), expectedRevision: 1 };
      expect(refusals(await room.ask(mutationOf(name), { input }, callers.public))).toEqual([
        `${name}: UNAUTHENTICATED`,
      ]);
    }
  });

  it.each([
    ['liaison', { title: ' ' }, { __typename: 'InvalidValue', path: ['input', 'title'], reason: 'REQUIRED' }],
    ['liaison', { terms: 'x'.repeat(501) }, { path: ['input', 'terms'], reason: 'TOO_LONG' }],
    ['liaison', { url: 'http://example.nl' }, { path: ['input', 'url'], reason: 'MALFORMED' }],
    ['liaison', { url: 'https://' }, { path: ['input', 'url'], reason: 'MALFORMED' }],
    ['liaison', { url: 'https://example.nl/a b' }, { path: ['input', 'url'], reason: 'MALFORMED' }],
    [
      'liaison',
      { url: 'https://example.nl/someone@example.nl' },
      { path: ['input', 'url'], category: 'EMAIL' },
    ],
    ['liaison', { region: 'AM99' }, { __typename: 'ReferenceUnknown', path: ['input', 'region'] }],
    ['desk', {}, { path: ['input', 'region'], reason: 'REQUIRED' }],
    ['desk', { region: 'AM38' }, { __typename: 'ReferenceUnknown', path: ['input', 'region'] }],
    ['employer', { region: 'AM01' }, { path: ['input', 'region'], reason: 'NOT_APPLICABLE' }],
    [
      'liaison',
      { sessionId: randomUUID() },
      { __typename: 'ReferenceUnknown', path: ['input', 'sessionId'] },
    ],
    ['liaison', { sessionId: 'not an id' }, { __typename: 'ReferenceUnknown', path: ['input', 'sessionId'] }],
  ])('are refused of the %s with %j', async (name, input, expected) => {
    const { knowledgeItem, errors: found } = await publish(input, writer(name));
    expect(knowledgeItem).toBeNull();
    expect(found).toMatchObject([expected]);
  });

  describe('as they are searched', () => {
    beforeAll(async () => {
      const sessionId = await seedSession(room.hub);
      await published({
        title: 'Voorbeeld van een werknemerspaspoort',
        kind: 'DOCUMENT',
        region: 'AM06',
        sessionId,
      });
      await published({ title: 'Checklist proefplaatsing', region: 'AM06' });
      await published({
        title: 'Stappenplan ziekmelding',
        kind: 'DOCUMENT',
        offeredBy: 'Een netwerk van werkgevers',
      });
    });

    it.each([
      ['an inflection', { search: 'werknemerspaspoorten' }, ['Voorbeeld van een werknemerspaspoort']],
      ['a slip', { search: 'werknemerspasport' }, ['Voorbeeld van een werknemerspaspoort']],
      ['a part of a compound', { search: 'paspoort' }, ['Voorbeeld van een werknemerspaspoort']],
      ['several words', { search: 'checklist proefplaatsingen' }, ['Checklist proefplaatsing']],
      ['the organisation', { search: 'netwerk' }, ['Stappenplan ziekmelding']],
      ['another word', { search: 'loonwaarde' }, []],
      ['a region', { region: 'AM06' }, ['Checklist proefplaatsing', 'Voorbeeld van een werknemerspaspoort']],
      ['a region and a kind', { region: 'AM06', kind: 'TOOL' }, ['Checklist proefplaatsing']],
      ['all three', { region: 'AM06', kind: 'TOOL', search: 'paspoort' }, []],
      ['what PostgreSQL cannot take', { search: 'a\u0000b' }, []],
      ['a text that is too long', { search: 'a'.repeat(201) }, []],
      [
        'signs of a query language',
        { search: "paspoort' & ! | (" },
        ['Voorbeeld van een werknemerspaspoort'],
      ],
    ])('are found by everybody by %s', async (_, filter, titles) => {
      expect(await find(filter)).toEqual(titles);
    });

    it('are walked page by page in the order of their titles', async () => {
      const walk = async (after: string | null): Promise<string[]> => {
        const { data } = await room.ask<{
          knowledgeItems: {
            nodes: { title: string }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
        }>(
          `query ($after: String) { knowledgeItems(region: "AM06", first: 1, after: $after) {
             nodes { title } pageInfo { endCursor hasNextPage } } }`,
          { after },
          callers.public,
        );
        const { nodes, pageInfo } = data.knowledgeItems;
        return [
          ...nodes.map(({ title }) => title),
          ...(pageInfo.hasNextPage ? await walk(pageInfo.endCursor) : []),
        ];
      };
      expect(await walk(null)).toEqual(await find({ region: 'AM06' }));
    });

    it('are found through their indexes when there are many', async () => {
      await room.hub.sql(
        `insert into agreements.knowledge_items (id, title, kind, offeredBy)
         select gen_random_uuid(), md5(n::text), 'TOOL', md5((-n)::text) from generate_series(1, 20000) n`.replace(
          'offeredBy',
          'offered_by',
        ),
      );
      await room.hub.sql('vacuum analyze agreements.knowledge_items');
      const filter = { search: 'paspoort', region: null, kind: null };
      const source = await room.hub.dataSource('agreements');
      const plan = await source.query<Record<string, string>[]>(
        `explain ${knowledgeItemsStatement('k.id', filter)}`,
        ['paspoort', null, null, null, null, 21],
      );
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toContain('ix_knowledge_items_words');
      expect(text).toContain('ix_knowledge_items_letters');
      expect(await find({ search: 'paspoort' })).toEqual(['Voorbeeld van een werknemerspaspoort']);
    });
  });
});
