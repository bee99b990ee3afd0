import { type Federation, startFederation, wires } from './federation/start-federation';

const regions = {
  typeDefs: `
    type Query { region(code: ID!): Region  regions: [Region!]! }
    type Region @key(fields: "code") { code: ID! name: String! population: Int centre: Town @shareable }
    type Town @key(fields: "id") { id: ID! name: String }
  `,
  resolvers: {
    Query: {
      region: (_: never, { code }: { code: string }) => region(code),
      regions: () => ['R1', 'R2'].map(region),
    },
    Region: { __resolveReference: ({ code }: { code: string }) => region(code) },
    Town: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Town ${id}` }) },
  },
};

function region(code: string): object | null {
  return /^R\d$/.test(code)
    ? {
        code,
        name: `Region ${code}`,
        population: code === 'R2' ? null : 100,
        centre: { id: `T${code}`, name: `Town T${code}` },
      }
    : null;
}

let references: { code?: unknown; id?: unknown }[] = [];

const sites = {
  typeDefs: `
    type Query { sites: [Site!]!  site(id: ID!): Site  strictSite: StrictSite! }
    type Site @key(fields: "id") { id: ID! region: Region town: Town related: [Site!]! }
    type StrictSite { id: ID! region: Region! }
    type Region @key(fields: "code") {
      code: ID!
      population: Int @external
      density(per: Int = 1): Float @requires(fields: "population")
      demand: Demand
    }
    type Demand { hours: Int! top: Site }
    type Town @key(fields: "id") { id: ID! visitors(per: Int!): Int }
  `,
  resolvers: {
    Query: {
      sites: () => ['s1', 's2', 's3', 's4'].map(site),
      site: (_: never, { id }: { id: string }) => site(id),
      strictSite: () => ({ id: 'x', region: { code: 'gone' } }),
    },
    Site: {
      __resolveReference: ({ id }: { id: string }) => site(id),
      related: ({ id }: { id: string }) => (id === 's1' ? ['s2', 's3'].map(site) : []),
    },
    Town: {
      __resolveReference: (reference: object) => reference,
      visitors: (_: never, { per }: { per: number }) => 100 / per,
    },
    Region: {
      __resolveReference: (reference: { code: string }) => {
        references.push(reference);
        return reference;
      },
      density: ({ population }: { population: number | null | undefined }, { per }: { per: number }) =>
        population === undefined ? -1 : population === null ? null : population / per,
      demand: ({ code }: { code: string }) => ({ hours: code === 'R1' ? 10 : 20, top: site('s2') }),
    },
  },
};

function site(id: string): object {
  const code = { s1: 'R1', s2: 'R1', s3: 'R2', s4: 'gone' }[id] ?? null;
  return { id, region: code === null ? null : { code }, town: { id: `T${id}` } };
}

describe.each(wires)('entities over %s', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { regions, sites });
  });
  beforeEach(() => {
    federation.fetches.length = 0;
    references = [];
  });
  afterAll(() => federation.close());

  it('sends one representation for an entity that stands at several places', async () => {
    const answer = await federation.ask('{ sites { id region { name } } }');
    expect(answer).toEqual({
      data: {
        sites: [
          { id: 's1', region: { name: 'Region R1' } },
          { id: 's2', region: { name: 'Region R1' } },
          { id: 's3', region: { name: 'Region R2' } },
          { id: 's4', region: null },
        ],
      },
      errors: [expect.objectContaining({ path: ['sites', 3, 'region', 'name'] })],
    });
    const entities = federation.fetches.filter(({ service }) => service === 'regions');
    expect(entities.map(({ variables }) => variables)).toEqual([
      {
        representations: [
          { __typename: 'Region', code: 'R1' },
          { __typename: 'Region', code: 'R2' },
          { __typename: 'Region', code: 'gone' },
        ],
      },
    ]);
  });

  it('says of a reference to nothing that it cannot be null, and keeps the rest', async () => {
    const answer = await federation.ask(
      '{ site(id: "s4") { id region { code name population } } strictSite { id } }',
    );
    expect(answer).toEqual({
      data: { site: { id: 's4', region: null }, strictSite: { id: 'x' } },
      errors: [
        {
          message: 'Cannot return null for non-nullable field Region.name.',
          path: ['site', 'region', 'name'],
          extensions: { code: 'NULL_IN_NON_NULL_FIELD' },
        },
      ],
    });
  });

  it('gives null without an error for nullable fields of a reference to nothing', async () => {
    expect(await federation.ask('{ site(id: "s4") { region { code population } } }')).toEqual({
      data: { site: { region: { code: 'gone', population: null } } },
    });
  });

  it('carries a null up to the nearest nullable field', async () => {
    const answer = await federation.ask('{ strictSite { region { name } } }');
    expect(answer.data).toBeNull();
    expect(answer.errors).toHaveLength(1);
  });

  it('fetches what a field requires, null included, before the field itself', async () => {
    const answer = await federation.ask('{ regions { density(per: 4) } }');
    expect(answer).toEqual({ data: { regions: [{ density: 25 }, { density: null }] } });
    expect(references).toEqual([
      { __typename: 'Region', code: 'R1', population: 100 },
      { __typename: 'Region', code: 'R2', population: null },
    ]);
  });

  it('fetches a required field for an entity that began in the subgraph that requires it', async () => {
    const answer = await federation.ask('{ sites { region { density } } }');
    expect(answer).toEqual({
      data: {
        sites: [
          { region: { density: 100 } },
          { region: { density: 100 } },
          { region: { density: null } },
          { region: { density: null } },
        ],
      },
    });
    expect(federation.fetches.map(({ service }) => service)).toEqual(['sites', 'regions', 'sites']);
  });

  it('keeps aliases apart from key fields and required fields of the same name', async () => {
    const answer = await federation.ask(`{
      sites { region { code: name population: code density demand { id: hours hours: __typename } } }
    }`);
    expect(answer.data).toEqual({
      sites: [
        {
          region: { code: 'Region R1', population: 'R1', density: 100, demand: { id: 10, hours: 'Demand' } },
        },
        {
          region: { code: 'Region R1', population: 'R1', density: 100, demand: { id: 10, hours: 'Demand' } },
        },
        {
          region: { code: 'Region R2', population: 'R2', density: null, demand: { id: 20, hours: 'Demand' } },
        },
        { region: null },
      ],
    });
    // The place is told in the client's keys.
    expect(answer.errors?.map(({ path }) => path)).toEqual([['sites', 3, 'region', 'code']]);
  });

  it('does not fetch an entity for a null reference', async () => {
    const answer = await federation.ask('{ site(id: "s9") { id region { name } } }');
    expect(answer).toEqual({ data: { site: { id: 's9', region: null } } });
    expect(federation.fetches.map(({ service }) => service)).toEqual(['sites']);
  });

  it('serves a stub from the owner when the stub’s subgraph cannot resolve it', async () => {
    expect(await federation.ask('{ sites { town { name } } }')).toEqual({
      data: { sites: ['s1', 's2', 's3', 's4'].map((id) => ({ town: { name: `Town T${id}` } })) },
    });
  });

  it('goes to and fro between subgraphs as deep as the question', async () => {
    const answer = await federation.ask(
      '{ region(code: "R1") { name demand { top { id region { name demand { top { region { name } } } } } } } }',
    );
    const deepest = { region: { name: 'Region R1' } };
    expect(answer).toEqual({
      data: {
        region: {
          name: 'Region R1',
          demand: { top: { id: 's2', region: { name: 'Region R1', demand: { top: deepest } } } },
        },
      },
    });
  });

  it('does not let two places share what they ask differently of one entity', async () => {
    const answer = await federation.ask(`{
      a: site(id: "s1") { region { density(per: 1) centre { name } } }
      b: site(id: "s2") { region { density(per: 2) centre { label: name } } }
    }`);
    expect(answer).toEqual({
      data: {
        a: { region: { density: 100, centre: { name: 'Town TR1' } } },
        b: { region: { density: 50, centre: { label: 'Town TR1' } } },
      },
    });
  });

  it('copies what lies below an entity when later fetches treat its places differently', async () => {
    const answer = await federation.ask(`{
      a: site(id: "s1") { region { centre { v: visitors(per: 1) } } }
      b: site(id: "s2") { region { centre { v: visitors(per: 2) } } }
      sites { region { centre { v: visitors(per: 4) name } } }
    }`);
    const centre = { v: 25, name: 'Town TR1' };
    expect(answer.data).toEqual({
      a: { region: { centre: { v: 100 } } },
      b: { region: { centre: { v: 50 } } },
      sites: [
        { region: { centre } },
        { region: { centre } },
        { region: { centre: { v: 25, name: 'Town TR2' } } },
        { region: { centre: null } },
      ],
    });
    const sent = federation.fetches.filter(({ document }) => document.includes('visitors'));
    expect(sent).toHaveLength(1);
  });

  it('sends the same fetches in the same number whatever the size of the lists', async () => {
    await federation.ask(
      '{ sites { related { region { name density demand { hours } } } region { name } } }',
    );
    expect(federation.fetches.length).toBeLessThanOrEqual(4);
  });
});
