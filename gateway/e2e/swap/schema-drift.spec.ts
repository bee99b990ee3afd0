import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, execute, parse } from 'graphql';
import { publicContext } from '../../src/identity/public-context';
import { readSupergraph } from '../../src/supergraph/read-supergraph';
import { watchDrift } from '../../src/supergraph/schema-drift';
import { type SubgraphTransport, TransportError } from '../../src/transport/subgraph-transport';
import { composeOrThrow, federation2, recordingLogger } from '../federation/start-federation';

const shop = `
  type Query { product(id: ID!): Product }
  type Product @key(fields: "id") { id: ID! name: String kind: Kind }
  enum Kind { BOOK TOOL }`;
const stock =
  'type Product @key(fields: "id") { id: ID! name: String @external label: String @requires(fields: "name") count: Int }';
const supergraph = readSupergraph(composeOrThrow({ shop: { typeDefs: shop }, stock: { typeDefs: stock } }));

function served(typeDefs: string): SubgraphTransport {
  const schema: GraphQLSchema = buildSubgraphSchema([{ typeDefs: parse(federation2 + typeDefs) }]);
  return {
    fetch: async ({ document }) => {
      const { data } = await execute({ schema, document: document.document });
      return JSON.parse(JSON.stringify({ data }));
    },
    close: () => Promise.resolve(),
  };
}

function compared(transports: Readonly<Record<string, SubgraphTransport>>, count: number) {
  const logger = recordingLogger();
  const lacking: Record<string, number> = {};
  return new Promise<{ logger: typeof logger; lacking: typeof lacking }>((resolve) => {
    const watch = watchDrift({
      supergraph,
      transportOf: (name) => transports[name] as SubgraphTransport,
      logger,
      againMs: 10,
      onCompared(name, number) {
        lacking[name] = number;
        if (Object.keys(lacking).length < count) return;
        setImmediate(() => {
          watch.close();
          resolve({ logger, lacking });
        });
      },
    });
  });
}

describe('the schemas of subgraphs, held against the supergraph', () => {
  it('say nothing when they have all that plans can ask of them', async () => {
    const { logger, lacking } = await compared({ shop: served(shop), stock: served(stock) }, 2);
    expect(lacking).toEqual({ shop: 0, stock: 0 });
    expect(logger.lines).toEqual([]);
  });

  it('are named with what they lack, when they are older', async () => {
    const older =
      'type Query { product(id: ID!): Product } type Product @key(fields: "id") { id: ID! kind: Kind } enum Kind { BOOK }';
    const { logger, lacking } = await compared({ shop: served(older), stock: served(stock) }, 2);
    expect(lacking).toEqual({ shop: 2, stock: 0 });
    expect(logger.lines).toEqual([
      {
        facts: { service: 'shop', lacking: 2, missing: ['Product.name', 'Kind.TOOL'] },
        message: 'a subgraph is older than the supergraph: bring it up to date',
      },
    ]);
  });

  it('may have more than the supergraph knows of', async () => {
    const newer = shop.replace('id: ID! name', 'id: ID! price: Int name');
    const { lacking } = await compared({ shop: served(newer), stock: served(stock) }, 2);
    expect(lacking).toEqual({ shop: 0, stock: 0 });
  });

  it('are asked again until they answer', async () => {
    let asked = 0;
    const late: SubgraphTransport = {
      ...served(stock),
      fetch: (request) => {
        asked += 1;
        if (asked < 3) return Promise.reject(new TransportError('SUBGRAPH_UNAVAILABLE', 'not yet'));
        return served(stock).fetch(request);
      },
    };
    const { lacking } = await compared({ shop: served(shop), stock: late }, 2);
    expect([lacking, asked]).toEqual([{ shop: 0, stock: 0 }, 3]);
    expect(publicContext().token).toBeNull();
  });
});
