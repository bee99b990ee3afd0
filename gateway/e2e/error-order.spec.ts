import { setTimeout as wait } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { type Federation, startFederation, wires } from './federation/start-federation';

/** How long each field takes to fail, in milliseconds. */
let pace: Record<string, number> = {};

const failing = (name: string) => async (): Promise<never> => {
  await wait(pace[name] ?? 0);
  throw new GraphQLError('Out of order.', { extensions: { code: name.toUpperCase() } });
};

const left = {
  typeDefs: `
    type Query { first: Int sites: [Site!]! second: Int }
    type Site @key(fields: "id") { id: ID! phone: String }
  `,
  resolvers: {
    Query: {
      first: failing('first'),
      sites: () => [{ id: '1' }, { id: '2' }],
      second: failing('second'),
    },
    Site: {
      __resolveReference: (reference: object) => reference,
      phone: ({ id }: { id: string }) => failing(`phone${id}`)(),
    },
  },
};

const right = {
  typeDefs: `
    type Query { third: Int }
    type Site @key(fields: "id") { id: ID! desk: String }
  `,
  resolvers: {
    Query: { third: failing('third') },
    Site: {
      __resolveReference: (reference: object) => reference,
      desk: ({ id }: { id: string }) => failing(`desk${id}`)(),
    },
  },
};

describe.each(wires)('errors of one answer over %s', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { left, right });
  });
  afterAll(() => federation.close());

  it.each([
    ['from the first to the last', ['third', 'desk1', 'phone1', 'desk2', 'phone2', 'first', 'second']],
    ['from the last to the first', ['second', 'first', 'phone2', 'desk2', 'phone1', 'desk1', 'third']],
  ])('stand in the order of the question when they happen %s', async (_, happening) => {
    pace = Object.fromEntries(happening.map((name, index) => [name, index * 15]));
    const answer = await federation.ask(
      '{ third sites { desk phone } first ...rest } fragment rest on Query { second }',
    );
    expect(answer.errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']])).toEqual([
      ['third', 'THIRD'],
      ['sites.0.desk', 'DESK1'],
      ['sites.0.phone', 'PHONE1'],
      ['sites.1.desk', 'DESK2'],
      ['sites.1.phone', 'PHONE2'],
      ['first', 'FIRST'],
      ['second', 'SECOND'],
    ]);
  });
});
