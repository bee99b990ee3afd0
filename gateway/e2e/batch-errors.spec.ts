import { type Federation, startFederation, wires } from './federation/start-federation';

const left = {
  typeDefs: `
    type Query { pairs: [Pair!]! }
    type Pair { site: Site region: Region }
    type Site @key(fields: "id") { id: ID! }
    type Region @key(fields: "code") { code: ID! }
  `,
  resolvers: {
    Query: {
      pairs: () => [
        { site: { id: '1' }, region: null },
        { site: { id: '2' }, region: { code: 'A' } },
      ],
    },
  },
};

/** Throws at once, as no reference of the hub's own does: then a subgraph answers with no entities at all. */
const right = {
  typeDefs: `
    type Site @key(fields: "id") { id: ID! name: String }
    type Region @key(fields: "code") { code: ID! name: String }
  `,
  resolvers: {
    Site: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `site ${id}` }) },
    Region: {
      __resolveReference: () => {
        throw new Error('no regions today');
      },
    },
  },
};

describe.each(wires)('a fetch of several kinds of entities, one of which fails as a whole (%s)', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { left, right });
  });
  afterAll(() => federation.close());

  it('is told at an object of the kind that failed', async () => {
    const { data, errors } = await federation.ask('{ pairs { site { name } region { name } } }');
    expect(federation.fetches).toHaveLength(2);
    expect(errors).toEqual([expect.objectContaining({ path: ['pairs', 1, 'region'] })]);
    expect(data).toEqual({
      pairs: [
        { site: { name: null }, region: null },
        { site: { name: null }, region: { name: null } },
      ],
    });
  });
});
