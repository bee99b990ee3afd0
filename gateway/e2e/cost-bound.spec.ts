import fc from 'fast-check';
import {
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  execute,
  isObjectType,
  parse,
} from 'graphql';
import { composeSupergraph } from '../src/compose';
import { compileCost } from '../src/limits/cost/compile-cost';
import { createCostModel } from '../src/limits/cost/cost-model';
import { readSupergraph } from '../src/supergraph/read-supergraph';
import { randomOperation, seeded } from './federation/random-operation';

/** Answers of more objects take the test too long. */
const affordable = 2000;

const limits = { listSize: 3, pageSize: 4 };

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@listSize"])
  type Query { shop: Shop shops: [Shop!]! page(first: Int = 3): ShopPage things: [Thing] node: Node grid: [[Item]] }
  interface Node { id: ID! related(first: Int = 2): ItemPage! }
  union Thing = Shop | Item
  type Shop implements Node {
    id: ID! best: Item items(first: Int! = 3): ItemPage! related(first: Int = 2): ItemPage!
    few: [Item!]! @listSize(assumedSize: 2)
    sliced(first: Int, last: Int): ItemPage @listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
  }
  type Item implements Node { id: ID! shop: Shop! related(first: Int = 4): ItemPage! }
  type ShopPage { nodes: [Shop!]! totalCount: Int }
  type ItemPage { nodes: [Item!]! edges: [ItemEdge!]! }
  type ItemEdge { node: Item! cursor: String! }
`;

/** Everything there can be: pages as long as asked and allowed, lists as long as they are said to be. */
function fullestSchema(schema: GraphQLSchema): GraphQLSchema {
  const lists: Record<string, number> = { few: 2 };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const text = String(field.type);
      field.resolve = (source: { size?: number }, { first, last }: { first?: number; last?: number }) => {
        if (/Page!?$/.test(text)) return { size: pageSize(first, last) };
        if (text.includes('[')) {
          const isSized = field.name === 'nodes' || field.name === 'edges';
          const items = Array.from(
            { length: isSized ? (source.size ?? 0) : (lists[field.name] ?? limits.listSize) },
            object,
          );
          return text.startsWith('[[') ? Array.from({ length: limits.listSize }, () => items) : items;
        }
        return /^(ID|Int|String)/.test(text) ? 1 : object();
      };
    }
  }
  return schema;
}

/** As the subgraphs do: a page of no possible size is refused. */
function pageSize(first?: number | null, last?: number | null): number {
  const size = Math.max(first ?? 0, last ?? 0) || (first == null && last == null ? limits.pageSize : 0);
  if ((first ?? 0) < 0 || size > limits.pageSize) throw new Error('no page');
  return size;
}

let made = 0;
/** An object of either kind where it may be one, so that both members of a union occur. */
const object = () => ({ __typename: (made += 1) % 2 === 0 ? 'Shop' : 'Item' });

function countObjects(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const below = Object.values(value).reduce((sum: number, each) => sum + countObjects(each), 0);
  return Array.isArray(value) ? below : 1 + below;
}

describe('the cost of an operation', () => {
  const outcome = composeSupergraph([{ name: 'one', sdl }]);
  if (outcome.type === 'failed') throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  const { publicSchema, sdl: supergraph } = readSupergraph(outcome.supergraph);
  const model = createCostModel(parse(supergraph), publicSchema);
  const schema = fullestSchema(publicSchema);

  it('is never below the number of objects that can be returned for it', () => {
    let reached = 0;
    const sizes = fc.array(fc.constantFrom(0, 1, 2, 4, 5, -1), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), sizes, (seed, numbers) => {
        const { query, variables } = randomOperation(schema, seeded(seed));
        const given = Object.fromEntries(
          Object.entries(variables).map(([name, value], index) => [
            name,
            typeof value === 'number' ? numbers[index % numbers.length] : value,
          ]),
        );
        const document = parse(query);
        const operation = document.definitions.find(
          (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
        );
        if (!operation) throw new Error('no operation');
        const cost = compileCost(document, operation, { schema, model, limits }).costOf(given);
        fc.pre(cost <= affordable);
        const answer = execute({ schema, document, variableValues: given }) as { data?: object | null };
        const objects = countObjects(answer.data ?? null) - (answer.data ? 1 : 0);
        if (objects > 0 && objects === cost) reached += 1;
        expect({ query, given, isBound: cost >= objects }).toEqual({ query, given, isBound: true });
      }),
      { numRuns: 300 },
    );
    // A bound that is never reached would be no cost but a guess.
    expect(reached).toBeGreaterThan(3);
  });
});
