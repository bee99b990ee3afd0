import { setImmediate as turn } from 'node:timers/promises';
import { buildSchema, type ExecutionResult, type GraphQLObjectType, parse } from 'graphql';
import { createExecutor } from './compiled-operations';

const sdl = `
  type Query { item(range: Range, n: Int): Item  items: [Item!]  fixed(n: Int = 3): Int }
  input Range { from: Int }
  type Item { id: Int!  below: Item  late: Int!  sized(n: Int = 3): Int }
`;

describe('the compiled executor', () => {
  const schema = buildSchema(sdl);
  const query = schema.getQueryType()!.getFields();
  const item = (schema.getType('Item') as GraphQLObjectType).getFields();
  const executeOperation = createExecutor(schema);
  const run = async (text: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> =>
    executeOperation({ document: parse(text), variables, context: {} });

  beforeEach(() => {
    for (const field of [...Object.values(query), ...Object.values(item)]) delete field.resolve;
  });

  it('looks into the schema at the first run of a document, and at no other', async () => {
    let looks = 0;
    const watched = buildSchema(sdl);
    const type = watched.getQueryType()!;
    const getFields = type.getFields.bind(type);
    type.getFields = () => ((looks += 1), getFields());
    const execute = createExecutor(watched);
    const asked = { document: parse('query A { fixed } query B { fixed }'), variables: {}, context: {} };
    await execute({ ...asked, operationName: 'A' });
    const first = looks;
    await execute({ ...asked, operationName: 'A' });
    expect([first > 0, looks]).toEqual([true, first]);
    await execute({ ...asked, operationName: 'B' });
    expect(looks).toBeGreaterThan(first);
  });

  it.each([
    ['a name that no operation has', 'query A { fixed }', 'B', 'Unknown operation named "B".'],
    [
      'no name where there are two operations',
      'query A { fixed } query B { fixed }',
      undefined,
      'Must provide operation name',
    ],
  ])('tells of %s as graphql-js does', async (_, text, operationName, message) => {
    const { errors } = await executeOperation({
      document: parse(text),
      operationName,
      variables: {},
      context: {},
    });
    expect(errors?.[0]?.message).toContain(message);
  });

  it('gives each call of a resolver arguments of its own, which it may change', async () => {
    const given: unknown[] = [];
    query['items']!.resolve = () => [{ id: 1 }, { id: 2 }];
    item['sized']!.resolve = (_, args: { n: number }) => {
      given.push(args.n);
      args.n = 9;
    };
    query['item']!.resolve = (_, { range }: { range: { from: number } }) => {
      given.push(range.from);
      range.from = 9;
    };
    const document = parse(
      'query ($n: Int) { item(range: { from: 1 }) { id } items { sized a: sized(n: $n) } }',
    );
    for (const n of [4, 5]) await executeOperation({ document, variables: { n }, context: {} });
    expect(given).toEqual([1, 3, 4, 3, 4, 1, 3, 5, 3, 5]);
  });

  it('answers every combination of more conditions than it keeps', async () => {
    query['fixed']!.resolve = (_, { n }: { n: number }) => n;
    const names = Array.from({ length: 5 }, (_, at) => `c${at}`);
    const fields = names.map((name, at) => `${name}: fixed(n: ${at}) @include(if: $${name})`);
    const document = parse(
      `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { ${fields.join(' ')} }`,
    );
    for (let bits = 0; bits < 32; bits += 1) {
      const variables = Object.fromEntries(names.map((name, at) => [name, (bits & (1 << at)) !== 0]));
      const { data } = await executeOperation({ document, variables, context: {} });
      expect(Object.keys(data ?? {})).toEqual(names.filter((name) => variables[name]));
    }
  });

  it('hears the faults of items that came later than the one which emptied their list', async () => {
    query['items']!.resolve = () => [{ id: 1 }, { id: 2 }];
    item['late']!.resolve = ({ id }: { id: number }) => {
      if (id === 2) throw new Error('at once');
      return turn().then(() => Promise.reject(new Error('late')));
    };
    const { data, errors } = await run('{ items { late } }');
    await turn();
    await turn();
    expect(data).toEqual({ items: null });
    expect(errors?.map(({ path }) => path)).toEqual([['items', 1, 'late']]);
  });

  it('keeps an alias that is the name of an accessor of all objects', async () => {
    query['fixed']!.resolve = () => 1;
    const { data } = await run('{ __proto__: fixed }');
    expect(JSON.stringify(data)).toBe('{"__proto__":1}');
  });

  it('runs the fields of a deep answer', async () => {
    const depth = 400;
    query['item']!.resolve = () => ({ id: 1 });
    item['below']!.resolve = () => ({ id: 1 });
    const { data, errors } = await run(`{ item ${'{ below '.repeat(depth)}{ id }${' }'.repeat(depth)} }`);
    expect([errors, JSON.stringify(data).length]).toEqual([undefined, 17 + depth * 10]);
  });
});
