// What both servers serve: a graph in memory, and four operations in the shapes that a gateway sends.
const lookup = (values, key) => new Map(values.map((value) => [value[key], value]));
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));

export const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query {
    employers(first: Int!): [Employer!]!
    search(region: String!, first: Int!): Page!
    session(id: ID!): Session
  }
  type Employer { id: ID! name: String! sector: String sites(first: Int): [Site!]! }
  type Site { id: ID! city: String! isOpen: Boolean! jobs: Int! region: Region }
  type Region @key(fields: "code") { code: String! name: String! desks: [Desk!]! schemes(open: Boolean): [Scheme!]! }
  type Desk { id: ID! name: String! phone: String responseDays: Int contact: Contact }
  type Contact { name: String email: String! }
  type Scheme { code: String! title: String! months: Int level: Level! }
  enum Level { REGION NATION }
  type Page { totalCount: Int! nodes: [Profile!]! }
  type Profile { id: ID! hours: Float level: Level! skills: [String!]! region: Region desk: Desk }
  type Session { id: ID! agreements: [Agreement!]! }
  type Agreement { id: ID! text: String status: String! jobs: Int employer: Employer region: Region }
`;

const contact = { name: null, email: 'desk@example.nl' };
const desks = times(3, (at) => ({ id: `d${at}`, name: `Desk ${at}`, phone: '0500000', responseDays: at }));
const schemes = times(6, (at) => ({
  code: `S${at}`,
  title: `Scheme ${at}`,
  months: at || null,
  level: 'REGION',
}));
const regions = times(35, (at) => ({ code: `AM${String(at + 1).padStart(2, '0')}`, name: `Region ${at}` }));
const sites = times(4, (at) => ({ id: `s${at}`, city: 'Assen', isOpen: at % 2 === 0, jobs: at, at }));
const employers = times(50, (at) => ({ id: `e${at}`, name: `Employer ${at}`, sector: at % 3 ? 'F' : null }));
const profiles = times(40, (at) => ({
  id: `p${at}`,
  hours: 20 + at / 2,
  level: 'NATION',
  skills: ['a', 'b'],
  at,
}));
const agreements = times(10, (at) => ({
  id: `a${at}`,
  text: `Agreement ${at}`,
  status: 'OPEN',
  jobs: at,
  at,
}));
const byCode = lookup(regions, 'code');

/** Asynchronous where a hub would read a database, as loaders are. */
export const resolvers = {
  Query: {
    employers: async (_, { first }) => employers.slice(0, first),
    search: async (_, { first }) => ({ totalCount: 160, nodes: profiles.slice(0, first) }),
    session: async (_, { id }) => ({ id, agreements }),
  },
  Employer: { sites: async (_, { first }) => sites.slice(0, first ?? 2) },
  Site: { region: ({ at }) => ({ code: regions[at].code }) },
  Region: {
    __resolveReference: async ({ code }) => byCode.get(code),
    desks: async () => desks,
    schemes: async () => schemes,
  },
  Desk: { contact: async () => contact },
  Profile: {
    region: ({ at }) => ({ code: regions[at % 35].code }),
    desk: ({ at }) => ({ id: desks[at % 3].id }),
  },
  Agreement: { employer: ({ at }) => ({ id: `e${at}` }), region: ({ at }) => ({ code: regions[at].code }) },
};

/** Root fetches of a list, of a page and of a session, and one of entities. */
export const shapes = [
  {
    name: 'S1 employers with their sites',
    query:
      'query ($n: Int!) { employers(first: $n) { id name sector sites(first: 2) { id city isOpen jobs region { __typename code } } } }',
    variables: { n: 20 },
  },
  {
    name: 'S2 entities: 24 regions',
    query: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Region {
      name desks { id name phone responseDays contact { name email } } schemes(open: true) { code title months level } } } }`,
    variables: { representations: regions.slice(0, 24).map(({ code }) => ({ __typename: 'Region', code })) },
  },
  {
    name: 'S3 a page of a search',
    query: `query ($region: String!) { search(region: $region, first: 20) { totalCount
      nodes { id hours level skills region { __typename code } desk { __typename id } } } }`,
    variables: { region: 'AM01' },
  },
  {
    name: 'S4 a session with ten agreements',
    query:
      'query ($id: ID!) { session(id: $id) { agreements { id text status jobs employer { __typename id } region { __typename code } } } }',
    variables: { id: 's1' },
  },
];
