import { type Federation, startFederation, wires } from './federation/start-federation';

const people = {
  typeDefs: `
    type Query {
      person(id: ID!): Person
      party(id: ID!): Party
      parties: [Party!]!
      named: [Named!]!
      board: [[Person!]!]!
      sparse: [[Person]]
    }
    interface Named { name: String! }
    union Party = Person | Company
    type Person implements Named @key(fields: "id") { id: ID! name: String! boss: Person greeting(loud: Boolean = false): String! }
    type Company implements Named @key(fields: "id") { id: ID! name: String! staff: [Person!]! }
  `,
  resolvers: {
    Query: {
      person: (_: never, { id }: { id: string }) => persons[id] ?? null,
      party: (_: never, { id }: { id: string }) => persons[id] ?? companies[id] ?? null,
      parties: () => [persons['p1'], companies['c1'], persons['p2']],
      named: () => [companies['c1'], persons['p1']],
      board: () => [[persons['p1'], persons['p2']], [], [persons['p1']]],
      sparse: () => [[persons['p1'], null], null, [persons['p2']]],
    },
    Named: { __resolveType: ({ staff }: { staff?: unknown }) => (staff ? 'Company' : 'Person') },
    Party: { __resolveType: ({ staff }: { staff?: unknown }) => (staff ? 'Company' : 'Person') },
    Person: {
      boss: ({ bossId }: { bossId?: string }) => (bossId === undefined ? null : persons[bossId]),
      greeting: ({ name }: { name: string }, { loud }: { loud: boolean }) =>
        loud ? `HI ${name}` : `hi ${name}`,
    },
    Company: { staff: ({ staff }: { staff: string[] }) => staff.map((id) => persons[id]) },
  },
};

const persons: Record<string, { id: string; name: string; bossId?: string }> = {
  p1: { id: 'p1', name: 'One', bossId: 'p2' },
  p2: { id: 'p2', name: 'Two' },
};
const companies: Record<string, { id: string; name: string; staff: string[] }> = {
  c1: { id: 'c1', name: 'Depot', staff: ['p1', 'p2'] },
};

const skills = {
  typeDefs: `
    type Person @key(fields: "id") { id: ID! skills(first: Int = 2): [String!]! level: Int }
    type Company @key(fields: "id") { id: ID! sector: String }
  `,
  resolvers: {
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      skills: ({ id }: { id: string }, { first }: { first: number }) =>
        [`${id}-a`, `${id}-b`, `${id}-c`].slice(0, first),
      level: ({ id }: { id: string }) => Number(id.slice(1)),
    },
    Company: { __resolveReference: ({ id }: { id: string }) => ({ id }), sector: () => 'logistics' },
  },
};

describe.each(wires)('selections over %s', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { people, skills });
  });
  afterAll(() => federation.close());

  it('gives aliased fields of both subgraphs under their aliases', async () => {
    const answer = await federation.ask(`{
      a: person(id: "p1") { nick: name one: skills(first: 1) three: skills(first: 3) }
      b: person(id: "p2") { name: id id: name skills }
    }`);
    expect(answer).toEqual({
      data: {
        a: { nick: 'One', one: ['p1-a'], three: ['p1-a', 'p1-b', 'p1-c'] },
        b: { name: 'p2', id: 'Two', skills: ['p2-a', 'p2-b'] },
      },
    });
  });

  it('keeps the order of the keys as the client wrote them', async () => {
    const answer = await federation.ask('{ person(id: "p1") { level name skills id } }');
    expect(Object.keys(answer.data?.['person'] as object)).toEqual(['level', 'name', 'skills', 'id']);
  });

  it('follows named, inline and nested fragments across subgraphs', async () => {
    const answer = await federation.ask(`
      query { person(id: "p1") { ...P ... { id } ... on Named { name } } }
      fragment P on Person { ...Q boss { ...Q } }
      fragment Q on Person { name level }
    `);
    expect(answer).toEqual({
      data: { person: { name: 'One', level: 1, boss: { name: 'Two', level: 2 }, id: 'p1' } },
    });
  });

  it('selects by concrete type in unions and interfaces', async () => {
    const answer = await federation.ask(`{
      parties { __typename ... on Person { level } ... on Company { sector } ... on Named { name } }
      named { name ... on Company { staff { skills } } }
    }`);
    expect(answer).toEqual({
      data: {
        parties: [
          { __typename: 'Person', level: 1, name: 'One' },
          { __typename: 'Company', sector: 'logistics', name: 'Depot' },
          { __typename: 'Person', level: 2, name: 'Two' },
        ],
        named: [
          { name: 'Depot', staff: [{ skills: ['p1-a', 'p1-b'] }, { skills: ['p2-a', 'p2-b'] }] },
          { name: 'One' },
        ],
      },
    });
  });

  it('joins inside lists in lists and keeps their nulls', async () => {
    const answer = await federation.ask('{ board { name level } sparse { level } }');
    expect(answer).toEqual({
      data: {
        board: [
          [
            { name: 'One', level: 1 },
            { name: 'Two', level: 2 },
          ],
          [],
          [{ name: 'One', level: 1 }],
        ],
        sparse: [[{ level: 1 }, null], null, [{ level: 2 }]],
      },
    });
  });

  it('answers __typename everywhere, aliased too, without asking a subgraph for the root', async () => {
    federation.fetches.length = 0;
    expect(await federation.ask('{ __typename root: __typename }')).toEqual({
      data: { __typename: 'Query', root: 'Query' },
    });
    expect(federation.fetches).toEqual([]);
    const answer = await federation.ask(
      '{ t: __typename party(id: "c1") { kind: __typename } person(id: "p1") { __typename } }',
    );
    expect(answer).toEqual({
      data: { t: 'Query', party: { kind: 'Company' }, person: { __typename: 'Person' } },
    });
  });

  it.each([
    [true, { level: 1 }, 1],
    [false, { name: 'One' }, 0],
  ])(
    'skips and includes by variable (%s), and does not fetch what is left out',
    async (flag, expected, entityFetches) => {
      federation.fetches.length = 0;
      const query = 'query ($f: Boolean!) { person(id: "p1") { name @skip(if: $f) level @include(if: $f) } }';
      expect(await federation.ask(query, { f: flag })).toEqual({ data: { person: expected } });
      expect(federation.fetches.filter(({ service }) => service === 'skills')).toHaveLength(entityFetches);
    },
  );

  it('applies the default of a variable to skip and include', async () => {
    const query = `query ($f: Boolean = true) {
      person(id: "p1") { id ...F @include(if: $f) ... @skip(if: $f) { name } } other: person(id: "p2") @skip(if: $f) { id }
    } fragment F on Person { level boss @skip(if: $f) { id } }`;
    expect(await federation.ask(query)).toEqual({ data: { person: { id: 'p1', level: 1 } } });
    expect(await federation.ask(query, { f: false })).toEqual({
      data: { person: { id: 'p1', name: 'One' }, other: { id: 'p2' } },
    });
  });

  it('merges one field selected twice under different conditions', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      person(id: "p1") { boss @include(if: $a) { name } boss @include(if: $b) { level } }
    }`;
    expect(await federation.ask(query, { a: true, b: false })).toEqual({
      data: { person: { boss: { name: 'Two' } } },
    });
    expect(await federation.ask(query, { a: false, b: true })).toEqual({
      data: { person: { boss: { level: 2 } } },
    });
    expect(await federation.ask(query, { a: true, b: true })).toEqual({
      data: { person: { boss: { name: 'Two', level: 2 } } },
    });
    expect(await federation.ask(query, { a: false, b: false })).toEqual({ data: { person: {} } });
  });

  it('gives null for an object that does not exist', async () => {
    expect(await federation.ask('{ person(id: "nobody") { name level } }')).toEqual({
      data: { person: null },
    });
  });

  it('refuses aliases that pose as the executor’s own names', async () => {
    const answer = await federation.ask('{ person(id: "p1") { __typename: name } }');
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
