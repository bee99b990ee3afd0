import { startFederation, wires } from './federation/start-federation';

const shelves = {
  typeDefs: `
    type Query { boxes: [Box!]! }
    type Box @key(fields: "id") @key(fields: "code") { id: ID code: ID place: Place }
    type Place @key(fields: "row { number }") { row: Row }
    type Row @shareable { number: ID }
  `,
  resolvers: {
    Query: {
      boxes: () => [
        { id: '1', code: 'A', place: { row: { number: '7' } } },
        { id: null, code: 'B', place: { row: { number: null } } },
        { id: null, code: null, place: { row: null } },
      ],
    },
  },
};

let asked: unknown[] = [];

const labels = {
  typeDefs: `
    type Box @key(fields: "id") { id: ID label: String }
    type Place @key(fields: "row { number }") { row: Row sign: String }
    type Row @shareable { number: ID }
  `,
  resolvers: {
    Box: {
      __resolveReference: async (reference: { id: string | null }) => {
        asked.push(reference.id);
        return reference.id === null ? null : { ...reference, label: `Label ${reference.id}` };
      },
    },
    Place: {
      __resolveReference: async (reference: { row: { number: string | null } | null }) =>
        reference.row?.number == null ? null : { ...reference, sign: `Sign ${reference.row.number}` },
    },
  },
};

describe.each(wires)('keys that are null over %s', (wire) => {
  it('find nothing and cost nobody else its entity', async () => {
    asked = [];
    const federation = await startFederation(wire, { shelves, labels });
    try {
      expect(await federation.ask('{ boxes { code label } }')).toEqual({
        data: {
          boxes: [
            { code: 'A', label: 'Label 1' },
            { code: 'B', label: null },
            { code: null, label: null },
          ],
        },
      });
      // Two boxes without an id are one question at most, not one each.
      expect(asked.filter((id) => id === null).length).toBeLessThanOrEqual(1);
      expect(asked.filter((id) => id === '1')).toHaveLength(1);
    } finally {
      await federation.close();
    }
  });

  it('find nothing inside a key that is an object either', async () => {
    const federation = await startFederation(wire, { shelves, labels });
    try {
      expect(await federation.ask('{ boxes { place { sign } } }')).toEqual({
        data: {
          boxes: [{ place: { sign: 'Sign 7' } }, { place: { sign: null } }, { place: { sign: null } }],
        },
      });
    } finally {
      await federation.close();
    }
  });
});
