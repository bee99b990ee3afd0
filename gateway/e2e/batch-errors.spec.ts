import { type Federation, startFederation, wires } from './federation/start-federation';

const left = {
  typeDefs: `
    type Query { pairs: [Pair!]! }
    type Pair { site: Site region: Region }
    type Site @key(fields: "id") { id: ID! }
    type Region @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: {
      pairs: () => [
        { site: { id: '1' }, region: null },
        { site: null, region: { id: '2' } },
      ],
    },
  },
};

let failing = '';

/** Throws at once, as no reference of the hub's own does: then a subgraph answers with no entities at all. */
const referenceTo = (type: string) => (reference: object) => {
  if (type === failing) throw new Error(`no ${type} today`);
  return { ...reference, name: type };
};
const right = {
  typeDefs: `
    type Site @key(fields: "id") { id: ID! name: String }
    type Region @key(fields: "id") { id: ID! name: String }
  `,
  resolvers: {
    Site: { __resolveReference: referenceTo('Site') },
    Region: { __resolveReference: referenceTo('Region') },
  },
};

describe.each(wires)('a fetch of several kinds of entities, one of which fails as a whole (%s)', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { left, right });
  });
  afterAll(() => federation.close());

  it.each([
    ['Site', ['pairs', 0, 'site']],
    ['Region', ['pairs', 1, 'region']],
  ])('is told at an object of the kind that failed: %s', async (type, path) => {
    failing = type;
    federation.fetches.length = 0;
    const { data, errors } = await federation.ask('{ pairs { site { name } region { name } } }');
    expect(federation.fetches).toHaveLength(2);
    expect(errors).toEqual([expect.objectContaining({ path })]);
    expect(data).toEqual({
      pairs: [
        { site: { name: null }, region: null },
        { site: null, region: { name: null } },
      ],
    });
  });
});
