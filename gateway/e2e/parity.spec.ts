import { type Federation, type TestSubgraph, startFederation } from './federation/start-federation';

const employers: TestSubgraph = {
  typeDefs: `
    type Query { employers: [Employer!]! employer(id: ID!): Employer }
    type Mutation { register(input: EmployerInput!): RegisterPayload! }
    input EmployerInput { name: String! sites: [SiteInput!] = [] }
    input SiteInput { region: ID! open: Date }
    scalar Date
    type RegisterPayload { employer: Employer errors: [Problem!]! }
    union Problem = NameTaken | NameShort
    type NameTaken { message: String! }
    type NameShort { message: String! minimum: Int! }
    type Employer @key(fields: "id") { id: ID! name: String! sites: [Site!]! broken: String }
    type Site { id: ID! opened: Date region: Region }
    type Region @key(fields: "code") { code: ID! employers: [Employer!]! }
  `,
  resolvers: {
    Query: {
      employers: () => ['e1', 'e2'].map(employer),
      employer: (_: never, { id }: { id: string }) => (id === 'e0' ? null : employer(id)),
    },
    Mutation: {
      register: (_: never, { input }: { input: { name: string } }) =>
        input.name.length > 2
          ? { employer: { ...employer('e3'), name: input.name }, errors: [] }
          : { employer: null, errors: [{ __typename: 'NameShort', message: 'too short', minimum: 3 }] },
    },
    Employer: {
      __resolveReference: ({ id }: { id: string }) => employer(id),
      broken: () => {
        throw new Error('the database said something');
      },
    },
    Region: {
      __resolveReference: ({ code }: { code: string }) => ({ code }),
      employers: () => [employer('e1')],
    },
  },
};

function employer(id: string): object {
  const site = (n: number, code: string | null): object => ({
    id: `${id}-${n}`,
    opened: new Date(Date.UTC(2026, 0, n)),
    region: code && { code },
  });
  return {
    id,
    name: `Employer ${id}`,
    sites: [site(1, 'AM06'), site(2, 'AM29'), site(3, 'gone'), site(4, null)],
  };
}

const regions: TestSubgraph = {
  typeDefs: `
    type Region @key(fields: "code") { code: ID! name: String! desk: Desk population(year: Int = 2026): Int }
    type Desk { phone: String! hours: [[Int!]!]! }
    type Employer @key(fields: "id") { id: ID! favourite: Region }
  `,
  resolvers: {
    Region: {
      __resolveReference: async ({ code }: { code: string }) => {
        if (code === 'gone') return null;
        return {
          code,
          name: `Region ${code}`,
          desk: code === 'AM06' ? { phone: '010', hours: [[9, 17], []] } : null,
        };
      },
      population: (_: never, { year }: { year: number }) => year * 2,
    },
    Employer: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      favourite: ({ id }: { id: string }) => {
        if (id === 'e2') throw new Error('no favourite');
        return { code: 'AM06', name: 'Region AM06' };
      },
    },
  },
};

const operations: { query: string; variables?: Record<string, unknown> }[] = [
  { query: '{ employers { id name sites { id opened region { code name desk { phone hours } } } } }' },
  {
    query:
      '{ employers { favourite { code population employers { favourite { name } } } sites { region { code population(year: 3) } } } }',
  },
  {
    query:
      'query ($id: ID!, $deep: Boolean = false) { employer(id: $id) { n: name ... @include(if: $deep) { favourite { name } } } }',
    variables: { id: 'e1', deep: true },
  },
  {
    query: 'query ($id: ID!) { employer(id: $id) { id broken favourite { name } } }',
    variables: { id: 'e2' },
  },
  { query: '{ employer(id: "e0") { id favourite { name } } }' },
  {
    query:
      'mutation ($i: EmployerInput!) { register(input: $i) { employer { name favourite { name } } errors { __typename ... on NameShort { minimum } } } }',
    variables: { i: { name: 'ab' } },
  },
  {
    query:
      'mutation ($i: EmployerInput!) { register(input: $i) { employer { name favourite { name } } errors { __typename } } }',
    variables: { i: { name: 'abc', sites: [{ region: 'AM06', open: '2026-01-01' }] } },
  },
  {
    query: 'mutation ($i: EmployerInput!) { register(input: $i) { errors { __typename } } }',
    variables: { i: { name: 1 } },
  },
  { query: '{ employers { nonsense } }' },
  { query: '{ __type(name: "Region") { fields { name } } employers { __typename } }' },
];

describe('the two transports', () => {
  let inProcess: Federation;
  let http: Federation;
  beforeAll(async () => {
    inProcess = await startFederation('in-process', { employers, regions });
    http = await startFederation('http', { employers, regions });
  });
  afterAll(async () => {
    await inProcess.close();
    await http.close();
  });

  it.each(operations)('give the same data, errors and fetches for $query', async ({ query, variables }) => {
    inProcess.fetches.length = 0;
    http.fetches.length = 0;
    const answer = await http.ask(query, variables);
    expect(await inProcess.ask(query, variables)).toEqual(answer);
    expect(inProcess.fetches).toEqual(http.fetches);
  });

  it('give the same again when a plan is used again: nothing of one request stays for the next', async () => {
    const query = operations[0]?.query ?? '';
    const first = await inProcess.ask(query);
    expect(await inProcess.ask(query)).toEqual(first);
  });
});
