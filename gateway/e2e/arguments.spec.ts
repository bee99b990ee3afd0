import { type Federation, startFederation, wires } from './federation/start-federation';

const seen: unknown[] = [];

const search = {
  typeDefs: `
    type Query { search(filter: Filter, level: Level = LOW, ids: [ID], at: Moment, any: Json): Result! }
    enum Level { LOW HIGH }
    input Filter { text: String levels: [Level!] = [LOW, HIGH] range: Range and: [Filter!] note: String = "none" }
    input Range { min: Int! max: Int = 40 }
    scalar Moment
    scalar Json
    type Result @key(fields: "id") { id: ID! level: Level moment: Moment json: Json }
    type Mutation { save(filter: Filter!): Result }
  `,
  resolvers: {
    Query: { search: (_: never, args: object) => (seen.push(args), result) },
    Mutation: { save: (_: never, args: object) => (seen.push(args), result) },
    Result: { __resolveReference: () => result },
  },
};

const result = { id: '1', level: 'HIGH', moment: '2026-01-01', json: { a: [1, { b: null }] } };

const detail = {
  typeDefs: `
    enum Level { LOW HIGH }
    input Window { from: Int! size: Int = 2 }
    type Result @key(fields: "id") { id: ID! echo(level: Level, window: Window, words: [String]): String }
  `,
  resolvers: {
    Result: {
      __resolveReference: (reference: object) => reference,
      echo: (_: never, args: object) => JSON.stringify(args),
    },
  },
};

describe.each(wires)('arguments over %s', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { search, detail });
  });
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => federation.close());

  const complete = { levels: ['LOW', 'HIGH'], note: 'none' };

  it('carries literals: enums, nested objects, lists, null, and the defaults of what is left out', async () => {
    await federation.ask(`{
      search(level: HIGH, ids: ["a", 7], any: {deep: [1, "x", {y: true}]}, filter: {
        text: null, levels: [HIGH], range: {min: -1}, and: [{text: "say \\"hi\\" \\\\ ë"}, {range: {min: 1, max: 2}}]
      }) { id }
    }`);
    expect(plain(seen)).toEqual([
      {
        level: 'HIGH',
        ids: ['a', '7'],
        any: { deep: [1, 'x', { y: true }] },
        filter: {
          text: null,
          levels: ['HIGH'],
          note: 'none',
          range: { min: -1, max: 40 },
          and: [
            { ...complete, text: 'say "hi" \\ ë' },
            { ...complete, range: { min: 1, max: 2 } },
          ],
        },
      },
    ]);
  });

  it('carries variables, whole and inside literals', async () => {
    await federation.ask(
      `query ($f: Filter, $l: Level, $min: Int!, $t: String, $list: [ID!]) {
        search(filter: $f, level: $l, ids: $list) { id }
        other: search(filter: {range: {min: $min}, and: [{text: $t}, $f], levels: [$l]}) { id }
      }`.replace('$f], levels: [$l]', '{text: $t}]'),
      { f: { text: 'x', range: { min: 3 } }, l: 'HIGH', min: 5, t: 'deep', list: ['1'] },
    );
    expect(plain(seen)).toContainEqual({
      filter: { ...complete, text: 'x', range: { min: 3, max: 40 } },
      level: 'HIGH',
      ids: ['1'],
    });
    expect(plain(seen)).toContainEqual({
      filter: {
        ...complete,
        range: { min: 5, max: 40 },
        and: [
          { ...complete, text: 'deep' },
          { ...complete, text: 'deep' },
        ],
      },
      level: 'LOW',
    });
  });

  it('tells a variable that is null from one that is absent', async () => {
    const query = 'query ($l: Level, $f: Filter) { search(level: $l, filter: $f) { id } }';
    await federation.ask(query, {});
    await federation.ask(query, { l: null, f: null });
    expect(plain(seen)).toEqual([{ level: 'LOW' }, { level: null, filter: null }]);
  });

  it('does not take a property that every object has for a variable', async () => {
    await federation.ask(
      'query ($constructor: ID, $toString: String = "d") { search(ids: [$constructor], filter: {text: $toString}) { id } }',
    );
    expect(plain(seen)).toEqual([{ level: 'LOW', ids: [null], filter: { ...complete, text: 'd' } }]);
  });

  it('applies the default of a variable, an enum or an object', async () => {
    await federation.ask(
      'query ($l: Level = HIGH, $f: Filter = {text: "d"}) { search(level: $l, filter: $f) { id } }',
    );
    expect(plain(seen)).toEqual([{ level: 'HIGH', filter: { ...complete, text: 'd' } }]);
  });

  it('carries arguments of fields in another subgraph', async () => {
    const answer = await federation.ask(
      `query ($l: Level, $size: Int) { search { one: echo(level: LOW) two: echo(level: $l, window: {from: 1, size: $size}, words: [null, "w"]) } }`,
      { l: 'HIGH', size: 9 },
    );
    expect(answer).toEqual({
      data: {
        search: {
          one: '{"level":"LOW"}',
          two: '{"level":"HIGH","window":{"from":1,"size":9},"words":[null,"w"]}',
        },
      },
    });
  });

  it('gives enums and custom scalars back as the subgraph wrote them', async () => {
    expect(await federation.ask('{ search { level moment json } }')).toEqual({
      data: { search: { level: 'HIGH', moment: '2026-01-01', json: { a: [1, { b: null }] } } },
    });
  });

  it('carries an input object to a mutation', async () => {
    await federation.ask('mutation ($f: Filter!) { save(filter: $f) { id echo(level: HIGH) } }', {
      f: { range: { min: 0 } },
    });
    expect(plain(seen)).toEqual([{ filter: { ...complete, range: { min: 0, max: 40 } } }]);
  });
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
