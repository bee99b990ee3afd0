import { startFederation } from './federation/start-federation';

/** A value that writes itself, and counts how often. In one process it stays the object that it is until it is written. */
let written = 0;
const weather = {
  toJSON: () => {
    written += 1;
    return 'fair';
  },
};

const sites = {
  typeDefs: `
    type Query { sites: [Site!]! }
    type Site { name: String! region: Region! }
    type Region @key(fields: "code") { code: ID! }
  `,
  resolvers: {
    Query: {
      sites: () =>
        ['a', 'b', 'c', 'd'].map((name, at) => ({ name, region: { code: at < 3 ? 'AM01' : 'AM02' } })),
    },
  },
};

const regions = {
  typeDefs: `
    scalar Weather
    type Region @key(fields: "code") { code: ID! days: [Day!]! }
    type Day { weather: Weather }
  `,
  resolvers: {
    Region: { __resolveReference: (it: object) => it, days: () => [{ weather }, { weather }] },
  },
};

describe('what several places of an answer share', () => {
  it('is written once, and stands at each of them', async () => {
    const federation = await startFederation('in-process', { sites, regions });
    written = 0;
    const answer = await federation.ask('{ sites { name region { code days { weather } } } }');
    await federation.close();
    const days = [{ weather: 'fair' }, { weather: 'fair' }];
    expect(answer).toEqual({
      data: {
        sites: ['a', 'b', 'c', 'd'].map((name, at) => ({
          name,
          region: { code: at < 3 ? 'AM01' : 'AM02', days },
        })),
      },
    });
    // Two days of each of two regions, not of each of four sites.
    expect(written).toBe(4);
  });
});
