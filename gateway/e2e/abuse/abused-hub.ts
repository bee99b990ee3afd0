import { createPlanner } from '../../src/plan/planner';
import {
  type Federation,
  type FederationOptions,
  type TestSubgraph,
  startFederation,
} from '../federation/start-federation';

/** A gateway over one subgraph, with spies on everything that a refusal must not reach. */
export interface AbusedHub {
  readonly federation: Federation;
  /** Where it serves GraphQL over HTTP. */
  readonly url: string;
  /** How often since the last call something was planned, sent to a subgraph, or resolved there. */
  takeReached(): { plans: number; fetches: number; resolved: number };
}

/** Starts a hub that listens on a free port. */
export async function startAbusedHub(options: FederationOptions = {}): Promise<AbusedHub> {
  let plans = 0;
  let resolved = 0;
  const count = <T>(value: T): T => {
    resolved += 1;
    return value;
  };
  const federation = await startFederation(
    'http',
    { shop: shop(count) },
    {
      ...options,
      plannerOf: (supergraph) => {
        const planner = createPlanner(supergraph);
        return {
          plan: (document, operationName) => {
            plans += 1;
            return planner.plan(document, operationName);
          },
        };
      },
    },
  );
  const { url } = await federation.gateway.listen({ port: 0 });
  return {
    federation,
    url: `${url}/graphql`,
    takeReached() {
      const reached = { plans, fetches: federation.fetches.length, resolved };
      plans = resolved = federation.fetches.length = 0;
      return reached;
    },
  };
}

/** A subgraph in which everything leads to everything. */
function shop(count: <T>(value: T) => T): TestSubgraph {
  const item = { id: '1', name: 'one' };
  const page = { nodes: [item] };
  return {
    typeDefs: `
      type Query {
        hello(name: String): String
        item(id: ID!): Item
        items(first: Int = 20): ItemPage!
        search(input: Search, ids: [ID!]): [Item!]!
      }
      type Mutation { write(input: Search): Item }
      input Search { text: String number: Int ids: [ID!] and: [Search!] }
      type Item @key(fields: "id") { id: ID! name: String! parent: Item items(first: Int = 20): ItemPage! }
      type ItemPage { nodes: [Item!]! }
    `,
    resolvers: {
      Query: {
        hello: () => count('hello'),
        item: () => count(item),
        items: () => count(page),
        search: () => count([item]),
      },
      Mutation: { write: () => count(item) },
      Item: { parent: () => count(item), items: () => count(page) },
    },
  };
}
