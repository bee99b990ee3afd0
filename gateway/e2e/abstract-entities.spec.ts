import { type Federation, startFederation, wires } from './federation/start-federation';

interface Media {
  readonly __typename: string;
  readonly id: string;
  readonly title?: string;
}

const media: Record<string, Media> = {
  b1: { __typename: 'Book', id: 'b1', title: 'Atlas' },
  f1: { __typename: 'Film', id: 'f1', title: 'Depot' },
};

const catalogue = {
  typeDefs: `
    type Query { media: [Media!]!  shelf: Shelf @shareable }
    interface Media @key(fields: "id") { id: ID! title: String! }
    type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }
    type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int! }
    type Shelf @shareable { label: String! }
  `,
  resolvers: {
    Query: { media: () => [media['b1'], media['f1']], shelf: () => ({ label: 'A' }) },
    Media: { __resolveReference: ({ id }: { id: string }) => media[id] ?? null },
    Book: { __resolveReference: ({ id }: { id: string }) => media[id] ?? null, pages: () => 300 },
    Film: { __resolveReference: ({ id }: { id: string }) => media[id] ?? null, minutes: () => 90 },
  },
};

const reviews = {
  typeDefs: `
    type Query { latest: [Review!]!  shelf: Shelf @shareable }
    type Media @key(fields: "id") @interfaceObject { id: ID! reviews: [Review!]! score: Float }
    type Review { id: ID! about: Media! author: Author @provides(fields: "name") }
    type Author @key(fields: "id") { id: ID! name: String @external }
    type Shelf @shareable { label: String! size: Int! }
  `,
  resolvers: {
    Query: {
      latest: () => [
        { id: 'r1', about: { id: 'f1' } },
        { id: 'r2', about: { id: 'b1' } },
      ],
      shelf: () => ({ label: 'A', size: 3 }),
    },
    Media: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      reviews: ({ id }: { id: string }) => [{ id: `r-${id}`, about: { id } }],
      score: ({ id }: { id: string }) => (id === 'b1' ? 4.5 : null),
    },
    Review: { author: () => ({ id: 'a1', name: 'provided' }) },
    Author: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
  },
};

const authors = {
  typeDefs: 'type Author @key(fields: "id") { id: ID! name: String @shareable mail: String }',
  resolvers: {
    Author: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: 'owned', mail: `${id}@example.nl` }),
    },
  },
};

describe.each(wires)('interfaces across subgraphs over %s', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { catalogue, reviews, authors });
  });
  beforeEach(() => {
    federation.fetches.length = 0;
  });
  afterAll(() => federation.close());

  it('adds fields of an interface object to every type of the interface', async () => {
    expect(
      await federation.ask('{ media { __typename title score reviews { id } ... on Book { pages } } }'),
    ).toEqual({
      data: {
        media: [
          { __typename: 'Book', title: 'Atlas', score: 4.5, reviews: [{ id: 'r-b1' }], pages: 300 },
          { __typename: 'Film', title: 'Depot', score: null, reviews: [{ id: 'r-f1' }] },
        ],
      },
    });
  });

  it('names an entity by its interface to the subgraph that knows only the interface', async () => {
    await federation.ask('{ media { score } }');
    expect(federation.fetches[1]?.variables).toEqual({
      representations: [
        { __typename: 'Media', id: 'b1' },
        { __typename: 'Media', id: 'f1' },
      ],
    });
  });

  it('finds out the concrete type of an interface object only when it matters', async () => {
    expect(await federation.ask('{ latest { about { id score } } }')).toEqual({
      data: { latest: [{ about: { id: 'f1', score: null } }, { about: { id: 'b1', score: 4.5 } }] },
    });
    expect(federation.fetches).toHaveLength(1);
    expect(await federation.ask('{ latest { about { __typename title ... on Film { minutes } } } }')).toEqual(
      {
        data: {
          latest: [
            { about: { __typename: 'Film', title: 'Depot', minutes: 90 } },
            { about: { __typename: 'Book', title: 'Atlas' } },
          ],
        },
      },
    );
  });

  it('takes a provided field where it is provided and the owner’s otherwise', async () => {
    expect(await federation.ask('{ latest { author { name } } }')).toEqual({
      data: { latest: [{ author: { name: 'provided' } }, { author: { name: 'provided' } }] },
    });
    expect(federation.fetches.map(({ service }) => service)).toEqual(['reviews']);
    const answer = await federation.ask('{ latest { author { mail } } }');
    expect(answer.data).toEqual({
      latest: [{ author: { mail: 'a1@example.nl' } }, { author: { mail: 'a1@example.nl' } }],
    });
  });

  it('asks a shared root field where its fields are', async () => {
    expect(await federation.ask('{ shelf { label size } }')).toEqual({
      data: { shelf: { label: 'A', size: 3 } },
    });
  });
});

describe.each(wires)('shared root fields over %s', (wire) => {
  const half = (
    fields: string,
    value: object,
  ): { typeDefs: string; resolvers: Record<string, Record<string, () => unknown>> } => ({
    typeDefs: `type Query { desk: Desk @shareable desks: [Desk!]! @shareable } type Desk @shareable { id: ID! ${fields} }`,
    resolvers: {
      Query: {
        desk: () => ({ id: '1', ...value }),
        desks: () => [
          { id: '1', ...value },
          { id: '2', ...value },
        ],
      },
    },
  });

  it('puts the halves of one object together, in lists too', async () => {
    const federation = await startFederation(wire, {
      left: half('phone: String! place: Place } type Place { street: String @shareable', {
        phone: '010',
        place: { street: 'Kade' },
      }),
      right: half('mail: String! place: Place } type Place { street: String @shareable town: String', {
        mail: 'desk@example.nl',
        place: { street: 'Kade', town: 'Venlo' },
      }),
    });
    try {
      const one = {
        id: '1',
        phone: '010',
        mail: 'desk@example.nl',
        place: { street: 'Kade', town: 'Venlo' },
      };
      const query =
        '{ desk { id phone mail place { street town } } desks { id phone mail place { street town } } }';
      expect(await federation.ask(query)).toEqual({ data: { desk: one, desks: [one, { ...one, id: '2' }] } });
    } finally {
      await federation.close();
    }
  });
});
