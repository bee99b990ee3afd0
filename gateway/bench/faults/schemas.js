// Two subgraphs. `sites` is always well; `regions` is the one that misbehaves. What is asked of it is a list of objects
// with a number, so that whatever is wrong inside takes the list with it, and a place of each kind is one query.

const federation = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
`;

const sites = `${federation}
  type Query { sites: [Site!]!  version: String! }
  type Site @key(fields: "id") { id: ID!  region: Region }
  type Region @key(fields: "code") { code: ID! }
`;

/** The fields that the subgraph with the older schema does not have yet. */
const newer = `
    counts: [Count!]
    figures: [Count!]!
`;

const regions = `${federation}
  type Query { regions: [Region!] }
  type Mutation { rename(code: ID!): Region }
  type Region @key(fields: "code") {
    code: ID!${newer}
  }
  type Count { number: Int! }
`;

const olderRegions = regions.replace(newer, ' old: Int ');

const region = (code) => ({ code, counts: [{ number: 3 }, { number: 5 }], figures: [{ number: 7 }] });

const sitesResolvers = {
  Query: {
    sites: () => ['R1', 'R1', 'R2'].map((code, index) => ({ id: `s${index + 1}`, region: { code } })),
    version: () => '1',
  },
  Region: { __resolveReference: (reference) => reference },
};

const regionsResolvers = {
  Query: { regions: () => ['R1', 'R2'].map(region) },
  Mutation: { rename: (_, { code }) => region(code) },
  Region: { __resolveReference: ({ code }) => region(code) },
};

module.exports = {
  subgraphs: {
    sites: { sdl: sites, resolvers: sitesResolvers },
    regions: { sdl: regions, resolvers: regionsResolvers },
    olderRegions: { sdl: olderRegions, resolvers: {} },
  },
};
