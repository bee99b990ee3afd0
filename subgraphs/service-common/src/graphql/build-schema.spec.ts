import { graphql } from 'graphql';
import { buildSchema, subgraphSdl } from './build-schema';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { town(code: MunicipalityCode, on: LocalDate, month: YearMonth): Town }
  type Town @key(fields: "code") { code: ID! name: String! place: Place }
  interface Place { x: Int }
  type Square implements Place { x: Int }
  enum Size { SMALL LARGE }
`;

describe('buildSchema', () => {
  it('takes resolvers of fields, references and types', () => {
    const schema = buildSchema(sdl, {
      Query: { town: () => null },
      Town: { name: () => 'Venlo', __resolveReference: () => null },
      Place: { __resolveType: () => 'Square' },
      Square: { __isTypeOf: () => true },
    });
    expect(schema.getQueryType()?.getFields()['town']).toBeDefined();
  });

  it.each<[string, Record<string, Record<string, () => unknown>>]>([
    ['Town.nmae', { Town: { nmae: () => 'x' } }],
    ['Town.__resolveRefrence', { Town: { __resolveRefrence: () => null } }],
    ['Town.toString', { Town: { toString: () => 'x' } }],
    ['Twon', { Twon: { name: () => 'x' } }],
    ['Twon', { Twon: {} }],
    ['Place', { Place: { x: () => 1 } }],
    ['Size', { Size: { SMALL: () => 1 } }],
    ['Mutation', { Mutation: { build: () => null } }],
  ])('refuses a resolver of %s, which nothing would ever call', (name, resolvers) => {
    expect(() => buildSchema(sdl, resolvers)).toThrow(
      new RegExp(`^Resolvers without a field in the schema: .*\\b${name.replace('.', '\\.')}$`),
    );
  });

  it('names every stranger at once', () => {
    expect(() => buildSchema(sdl, { Town: { a: () => 1, b: () => 2 }, Twon: {} })).toThrow(
      /Town\.a, Town\.b, Twon$/,
    );
  });

  it('takes a subscription that is given events, and refuses one that is not', () => {
    const withSubscription = `${sdl} type Subscription { heard: Int seen: Int }`;
    const heard = { subscribe: () => null, resolve: () => 1 };
    expect(buildSchema(withSubscription, { Subscription: { heard, seen: heard } })).toBeDefined();
    expect(() => buildSchema(withSubscription, { Subscription: { heard, seen: () => 1 } })).toThrow(
      /^Subscriptions without events: seen$/,
    );
    expect(() =>
      buildSchema(withSubscription, { Subscription: { heard, seen: heard, sene: heard } }),
    ).toThrow(/Subscription\.sene$/);
  });

  it('adds what all subgraphs share to the SDL', () => {
    expect(subgraphSdl(sdl)).toMatch(/type Town[^]+type PageInfo @shareable/);
  });

  it('reads codes as any text, days and months as the calendar has them', async () => {
    const schema = buildSchema(sdl, {
      Query: { town: (_, args) => ({ code: '1', name: JSON.stringify(args) }) },
    });
    const ask = (args: string): ReturnType<typeof graphql> =>
      graphql({ schema, source: `{ town(${args}) { name } }` });
    for (const right of ['code: "anything"', 'on: "2028-02-29"', 'month: "2026-12"']) {
      expect((await ask(right)).errors).toBeUndefined();
    }
    for (const wrong of [
      'code: 12',
      'on: "2026-02-29"',
      'on: "29-02-2028"',
      'month: "2026-13"',
      'month: 202612',
    ]) {
      expect((await ask(wrong)).errors).toHaveLength(1);
    }
  });
});
