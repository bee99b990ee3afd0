import { sensitive } from '@banenbrug/testkit';
import { type Federation, startFederation } from './federation/start-federation';

const number = sensitive('BSN', '123456782');

const register = {
  typeDefs: `
    type Query { find(text: String, count: Int, ratio: Float, flag: Boolean, id: ID, state: State, filter: Filter, list: [Filter!], required: Filter!): String day(on: LocalDate): String }
    enum State { OPEN CLOSED }
    input Filter { hours: Int state: State inner: Filter words: [String!] must: Int! }
    scalar LocalDate
  `,
  resolvers: { Query: { find: () => 'found', day: () => 'found' } },
};

describe('errors about what a client sent', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation('in-process', { register });
  });
  afterAll(() => federation.close());

  async function refused(query: string, variables?: Record<string, unknown>): Promise<string[]> {
    const answer = await federation.ask(query, variables);
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).not.toContain(number.slice(1, -1));
    return answer.errors?.map(({ message }) => message) ?? [];
  }

  const withRequired = (query: string): string => query.replace('find(', 'find(required: {must: 1}, ');

  it.each([
    ['Int', number, 'Variable "$v" got an invalid value: Int cannot represent non-integer value.'],
    ['Int', { bsn: number }, 'Variable "$v" got an invalid value: Int cannot represent non-integer value.'],
    [
      'Int',
      1.1234567821e30,
      'Variable "$v" got an invalid value: Int cannot represent non 32-bit signed integer value.',
    ],
    ['Float', number, 'Variable "$v" got an invalid value: Float cannot represent non numeric value.'],
    ['Boolean', number, 'Variable "$v" got an invalid value: Boolean cannot represent a non boolean value.'],
    [
      'String',
      Number(number),
      'Variable "$v" got an invalid value: String cannot represent a non string value.',
    ],
    ['String', [number], 'Variable "$v" got an invalid value: String cannot represent a non string value.'],
    ['ID', { [number]: number }, 'Variable "$v" got an invalid value: ID cannot represent value.'],
    ['State', number, 'Variable "$v" got an invalid value: Value does not exist in "State" enum.'],
    ['State', 'OPENED', 'Variable "$v" got an invalid value: Value does not exist in "State" enum.'],
    [
      'State',
      Number(number),
      'Variable "$v" got an invalid value: Enum "State" cannot represent this value.',
    ],
    ['Filter', number, 'Variable "$v" got an invalid value: Expected type "Filter" to be an object.'],
    [
      'Filter',
      { must: number },
      'Variable "$v" got an invalid value at "v.must": Int cannot represent non-integer value.',
    ],
    [
      'Filter',
      { hours: 1 },
      'Variable "$v" got an invalid value: Field "must" of required type "Int!" was not provided.',
    ],
    [
      'Filter',
      { must: 1, [number]: 1 },
      'Variable "$v" got an invalid value: Field "…" is not defined by type "Filter".',
    ],
    [
      'Filter',
      { must: 1, [`x${number}`]: 1 },
      'Variable "$v" got an invalid value: Field "…" is not defined by type "Filter".',
    ],
    [
      'Filter',
      { must: 1, [`a" b ${number}"c`]: 1 },
      expect.stringMatching(/^Variable "\$v" got an invalid value: Field "…/),
    ],
    [
      'Filter',
      { must: 1, inner: { must: 1, inner: { must: 1, state: number } } },
      'Variable "$v" got an invalid value at "v.inner.inner.state": Value does not exist in "State" enum.',
    ],
    [
      'Filter',
      { must: 1, words: ['fine', { deep: number }] },
      'Variable "$v" got an invalid value at "v.words[1]": String cannot represent a non string value.',
    ],
    ['[Filter!]', [{ must: 1 }, { must: number }], expect.stringContaining('at "v[1].must"')],
    [
      '[Filter!]',
      [null, number],
      expect.stringContaining('Expected non-nullable type "Filter!" not to be null.'),
    ],
    ['Int!', null, 'Variable "$v" of non-null type "Int!" must not be null.'],
    ['Int!', undefined, 'Variable "$v" of required type "Int!" was not provided.'],
  ])('name variable, place and type of a bad %s, and not its value', async (type, value, message) => {
    const argument = {
      Int: 'count',
      Float: 'ratio',
      Boolean: 'flag',
      String: 'text',
      ID: 'id',
      State: 'state',
      Filter: 'filter',
      '[Filter!]': 'list',
      'Int!': 'count',
    }[type];
    const messages = await refused(withRequired(`query ($v: ${type}) { find(${argument}: $v) }`), {
      v: value,
    });
    expect(messages).toEqual(expect.arrayContaining([message]));
  });

  it('is a bad request with code BAD_USER_INPUT', async () => {
    const answer = await federation.ask(withRequired('query ($v: Int) { find(count: $v) }'), { v: number });
    expect(answer.errors).toEqual([
      {
        message: 'Variable "$v" got an invalid value: Int cannot represent non-integer value.',
        locations: [{ line: 1, column: 8 }],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it.each([
    [`{ find(count: "${number}") }`, 'Int cannot represent non-integer value.'],
    [`{ find(count: ${number}00) }`, 'Int cannot represent non 32-bit signed integer value.'],
    [`{ find(text: ${number}) }`, 'String cannot represent a non string value.'],
    [`{ find(flag: "${number}") }`, 'Boolean cannot represent a non boolean value.'],
    [`{ find(ratio: "${number}") }`, 'Float cannot represent non numeric value.'],
    [`{ find(id: {a: "${number}"}) }`, 'ID cannot represent a non-string and non-integer value.'],
    [`{ find(state: "${number}") }`, 'Enum "State" cannot represent this value.'],
    [`{ find(state: ${number}) }`, 'Enum "State" cannot represent this value.'],
    [`{ find(state: OPEN_${number}) }`, 'Value does not exist in "State" enum.'],
    [`{ find(state: JANSEN) }`, 'Value does not exist in "State" enum.'],
    [`{ find(filter: "${number}") }`, 'Expected value of type "Filter".'],
    [`{ find(filter: {must: "${number}"}) }`, 'Int cannot represent non-integer value.'],
    [
      `{ find(filter: {must: 1, inner: {must: 1, words: [{a: "${number}"}]}}) }`,
      'String cannot represent a non string value.',
    ],
    [`{ find(filter: {must: 1, x${number}: 1}) }`, 'Field "…" is not defined by type "Filter".'],
    [`{ find(_${number}: 1) }`, 'Unknown argument "…" on field "Query.find".'],
    [`{ find ... on Query { _${number} } }`, 'Cannot query field "…" on type "Query".'],
    [`{ find @d${number} }`, 'Unknown directive "…".'],
    [`{ find ...F${number} }`, 'Unknown fragment "…".'],
    [`{ find ... on T${number} { a } }`, 'Unknown type "…".'],
    [`{ find(text: $v${number}) }`, 'Variable "…" is not defined.'],
    [`query ($v: T${number}) { find(text: $v) }`, 'Unknown type "…".'],
    [
      `query Q${number}($v: Int) { find(text: $v) }`,
      'Variable "$v" of type "Int" used in position expecting type "String".',
    ],
  ])('keep the place and lose the value of %s', async (query, message) => {
    expect(await refused(withRequired(query))).toEqual(expect.arrayContaining([message]));
  });

  it.each([
    [`{ find(text: "${number}" }`, 'Syntax Error: Expected Name, found "}".'],
    [`{ find(text: "${number}) }`, 'Syntax Error: Unterminated string.'],
    [`{ find(count: ${number}x) }`, 'Syntax Error: Invalid number, expected digit.'],
    [`{ find(count: 0${number}) }`, 'Syntax Error: Invalid number, unexpected digit after 0.'],
    [`"${number}"`, 'Syntax Error: Unexpected <EOF>.'],
    [`{ find(text: "\\q${number}") }`, 'Syntax Error: Invalid character escape sequence.'],
    [
      `{ find(text: "\\u{${number}}") }`,
      expect.stringMatching(/^Syntax Error: Invalid Unicode escape sequence\.$/),
    ],
    [`{ find ${number} }`, 'Syntax Error: Expected Name, found Int.'],
    [`{ find(: "${number}") }`, 'Syntax Error: Expected Name, found ":".'],
    [`query x${number} { find `, expect.stringContaining('Syntax Error: Expected Name, found <EOF>.')],
    [`{ find } b${number}`, 'Syntax Error: Unexpected Name.'],
    [
      `{ find(text: '${number}') }`,
      expect.stringContaining('Syntax Error: Unexpected single quote character'),
    ],
    [`{ find(text: ?${number}) }`, 'Syntax Error: Unexpected character.'],
  ])('keep kind and location of a syntax error in %s', async (query, message) => {
    const messages = await refused(query);
    expect(messages).toEqual([message]);
  });

  it('do not tell the name of an operation that is not there', async () => {
    const answer = await federation.gateway.executeOperation({
      query: withRequired('query A { find(count: 1) } query B { find(count: 1) }'),
      operationName: number,
    });
    expect(JSON.stringify(answer)).not.toContain(number);
  });

  it('keep what helps: names, types and suggestions of the schema', async () => {
    expect(await refused('{ findd(required: {must: 1}) }')).toEqual([
      'Cannot query field "findd" on type "Query". Did you mean "find"?',
    ]);
    expect(await refused(withRequired('{ find(counter: 1) }'))).toEqual([
      'Unknown argument "counter" on field "Query.find". Did you mean "count"?',
    ]);
    expect(await refused('{ find }')).toEqual([
      'Field "find" argument "required" of type "Filter!" is required, but it was not provided.',
    ]);
  });
});
