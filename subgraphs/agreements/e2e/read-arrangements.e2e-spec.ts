import { randomUUID } from 'node:crypto';
import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, openRoom, refusals, three } from './agreements-room';
import { type SeededArrangement, seedAdoption, seedArrangement } from './seed-agreements';
import { seedDeskContact } from './seed-parties';

interface Titles {
  readonly arrangements: { readonly totalCount: number; readonly nodes: readonly { title: string }[] } | null;
}

/**
 * Employer 1: "A" (signed; adopted by AM01 and AM02), "B" (draft). Employer 2: "C" (ended; adopted by AM01),
 * "D" (under evaluation, adopted by nobody), "E" (submitted).
 */
describe('reading arrangements', () => {
  let room: AgreementsRoom;
  let signed: SeededArrangement;
  let draft: SeededArrangement;
  let inFirst: string;
  let inSecond: string;
  let viewers: Record<string, Caller>;

  beforeAll(async () => {
    room = await openRoom();
    const { hub, employers, desks } = room;
    signed = await seedArrangement(hub, employers[0], 'A');
    draft = await seedArrangement(hub, employers[0], 'B', 'DRAFT');
    const ended = await seedArrangement(hub, employers[1], 'C', 'ENDED');
    await seedArrangement(hub, employers[1], 'D', 'UNDER_EVALUATION');
    await seedArrangement(hub, employers[1], 'E', 'SUBMITTED');
    inFirst = await seedAdoption(hub, signed, desks[0]);
    inSecond = await seedAdoption(hub, signed, desks[1]);
    await seedAdoption(hub, ended, desks[0]);
    viewers = {
      employer: callers.employer(employers[0].id.toUpperCase()),
      'first desk': callers.desk(desks[0].id, [desks[0].region]),
      'third desk': callers.desk(desks[2].id, [desks[2].region]),
      liaison: callers.liaison(),
      admin: callers.admin(),
      organiser: callers.organiser(),
      public: callers.public,
    };
  }, 60_000);
  afterAll(() => room.hub.close());

  const viewer = (name: string): Caller => viewers[name] ?? callers.public;

  it.each([
    ['employer', ['A', 'B']],
    ['first desk', ['A', 'C', 'D', 'E']],
    ['third desk', ['A', 'D', 'E']],
    ['liaison', ['A', 'B', 'C', 'D', 'E']],
    ['admin', ['A', 'B', 'C', 'D', 'E']],
  ])('shows the %s the arrangements %j, and counts those', async (name, titles) => {
    const { data } = await room.ask<Titles>(
      '{ arrangements { totalCount nodes { title } } }',
      {},
      viewer(name),
    );
    expect(data.arrangements?.nodes.map(({ title }) => title)).toEqual(titles);
    expect(data.arrangements?.totalCount).toBe(titles.length);
  });

  it('fills pages with what the caller may see, never with gaps', async () => {
    const page = (after: string | null) =>
      room.ask<{
        arrangements: { nodes: { title: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      }>(
        'query ($after: String) { arrangements(first: 2, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } }',
        { after },
        viewer('first desk'),
      );
    const first = await page(null);
    expect(first.data.arrangements.nodes).toEqual([{ title: 'A' }, { title: 'C' }]);
    const { endCursor, hasNextPage } = first.data.arrangements.pageInfo;
    expect(hasNextPage).toBe(true);
    const second = await page(endCursor);
    expect(second.data.arrangements.nodes).toEqual([{ title: 'D' }, { title: 'E' }]);
    expect(second.data.arrangements.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    ['organiser', 'FORBIDDEN'],
    ['public', 'UNAUTHENTICATED'],
  ])('refuses the %s at the root', async (name, code) => {
    const answer = await room.ask(
      'query ($id: ID!) { arrangement(id: $id) { id } arrangements { nodes { id } } }',
      { id: signed.id },
      viewer(name),
    );
    expect(answer.data).toEqual({ arrangement: null, arrangements: null });
    expect(refusals(answer)).toEqual([`arrangement: ${code}`, `arrangements: ${code}`]);
  });

  it('answers null for an id that is unknown, malformed or hidden, without an error', async () => {
    for (const id of [randomUUID(), 'not an id', draft.id]) {
      const { data, errors } = await room.ask(
        'query ($id: ID!) { arrangement(id: $id) { id } }',
        { id },
        viewer('first desk'),
      );
      expect({ data, errors }).toEqual({ data: { arrangement: null }, errors: [] });
    }
  });

  it('answers a framework with its typed clauses, signatories and the contact of the employer', async () => {
    const { data } = await room.ask(
      `query ($id: ID!) { arrangement(id: $id) {
        title version state signedOn signatories validFrom validUntil employer { id } contact { __typename id }
        clauses { __typename ingredient ... on TrialPlacementClause { standardMonths maxMonths } }
      } }`,
      { id: signed.id.toUpperCase() },
      viewer('employer'),
    );
    expect(data).toEqual({
      arrangement: {
        title: 'A',
        version: 1,
        state: 'SIGNED',
        signedOn: '2026-02-01',
        signatories: ['Director, Employer'],
        validFrom: '2026-02-01',
        validUntil: null,
        employer: { id: room.employers[0].id },
        contact: { __typename: 'EmployerContact', id: room.employers[0].contactId },
        clauses: [
          { __typename: 'ContractClause', ingredient: 'CONTRACT' },
          {
            __typename: 'TrialPlacementClause',
            ingredient: 'TRIAL_PLACEMENT',
            standardMonths: 2,
            maxMonths: null,
          },
        ],
      },
    });
  });

  it.each([
    ['employer', ['AM01', 'AM02']],
    ['first desk', ['AM01']],
    ['third desk', []],
    ['liaison', ['AM01', 'AM02']],
  ])('shows the %s that the regions %j took a framework over', async (name, regions) => {
    const { data } = await room.ask<{
      arrangement: { adoptions: { region: { code: string } }[]; adoption: { id: string } | null };
    }>(
      'query ($id: ID!) { arrangement(id: $id) { adoptions { region { code } } adoption(region: "AM02") { id } } }',
      { id: signed.id },
      viewer(name),
    );
    expect(data.arrangement.adoptions.map(({ region }) => region.code)).toEqual(regions);
    expect(data.arrangement.adoption).toEqual(regions.includes('AM02') ? { id: inSecond } : null);
  });

  describe('as other subgraphs reach them', () => {
    const entities = (representations: object[], caller: Caller) =>
      room.ask<{ _entities: Record<string, unknown>[] }>(
        `query ($representations: [_Any!]!) { _entities(representations: $representations) {
          ... on Region { code taken: arrangements { totalCount nodes { id region { code } } } }
          ... on Employer { id arrangements { title } }
          ... on RegionalArrangement { id coverage }
        } }`,
        { representations },
        caller,
      );

    it.each([
      ['employer', [1, 1, 0], ['A', 'B'], []],
      ['first desk', [2, 0, 0], ['A'], ['C', 'D', 'E']],
      ['liaison', [2, 1, 0], ['A', 'B'], ['C', 'D', 'E']],
    ])(
      'shows the %s what each region took over and each employer offers',
      async (name, counts, own, others) => {
        const { data, errors } = await entities(
          [
            ...room.desks.map(({ region }) => ({ __typename: 'Region', code: region })),
            ...room.employers.slice(0, 2).map(({ id }) => ({ __typename: 'Employer', id })),
          ],
          viewer(name),
        );
        expect(errors).toEqual([]);
        const found = data._entities;
        expect(found.slice(0, 3)).toMatchObject(counts.map((totalCount) => ({ taken: { totalCount } })));
        expect(found.slice(3)).toMatchObject([
          { arrangements: own.map((title) => ({ title })) },
          { arrangements: others.map((title) => ({ title })) },
        ]);
      },
    );

    it.each(['organiser', 'public'])(
      'denies the %s the fields, and the rest of the answer stands',
      async (name) => {
        const answer = await entities(
          [
            { __typename: 'Region', code: 'AM01' },
            { __typename: 'Employer', id: room.employers[0].id },
          ],
          viewer(name),
        );
        expect(answer.data._entities).toEqual([
          { code: 'AM01', taken: null },
          { id: room.employers[0].id, arrangements: null },
        ]);
        expect(refusals(answer)).toEqual([
          '_entities.0.taken: FORBIDDEN',
          '_entities.1.arrangements: FORBIDDEN',
        ]);
      },
    );

    it("hides another region's adoption from a desk, also by its key", async () => {
      const { data, errors } = await entities(
        [inFirst, inSecond].map((id) => ({ __typename: 'RegionalArrangement', id })),
        viewer('first desk'),
      );
      expect(errors).toEqual([]);
      expect(data._entities).toEqual([{ id: inFirst, coverage: 'PARTIAL' }, null]);
    });

    it('answers null for a region or employer that cannot be', async () => {
      const { data, errors } = await entities(
        [
          { __typename: 'Region', code: 'AM99' },
          { __typename: 'Employer', id: 'not an id' },
        ],
        viewer('liaison'),
      );
      expect({ errors, ...data }).toEqual({ errors: [], _entities: [null, null] });
    });
  });

  it('leads to whoever is in charge of the desk when the contact that was named no longer is', async () => {
    const [, desk] = three(room.desks);
    const contact = async () => {
      const { data } = await room.ask(
        'query ($id: ID!) { arrangement(id: $id) { adoption(region: "AM02") { contact { __typename id } } } }',
        { id: signed.id },
        viewer('liaison'),
      );
      return data;
    };
    const answer = (id: string) => ({
      arrangement: { adoption: { contact: { __typename: 'DeskContact', id } } },
    });
    expect(await contact()).toEqual(answer(desk.contactId));
    await room.hub.sql(`update regions.desk_contacts set valid_until = '2026-06-14' where id = $1`, [
      desk.contactId,
    ]);
    expect(await contact()).toEqual(answer(desk.contactId));
    const successor = randomUUID();
    await seedDeskContact(room.hub, desk.id, successor, '2026-06-15');
    expect(await contact()).toEqual(answer(successor));
  });

  it.each([
    ['first: 10000', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['first: 0', 'PAGE_SIZE_OUT_OF_RANGE'],
    ['after: "abc"', 'CURSOR_INVALID'],
    [`after: "${Buffer.from('["A","not an id"]').toString('base64url')}"`, 'CURSOR_INVALID'],
  ])('refuses the page %s', async (paging, code) => {
    const answer = await room.ask(`{ arrangements(${paging}) { nodes { id } } }`, {}, viewer('liaison'));
    expect(refusals(answer)).toEqual([`arrangements: ${code}`]);
  });
});
