import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { readSdl, subgraphSdl } from '@banenbrug/service-common';
import { signAsGateway, testLogger } from '@banenbrug/testkit';
import { type GraphQLFieldResolver, type GraphQLSchema, Kind, execute, isObjectType, parse } from 'graphql';
import type { FetchObserver } from '../../src/executor/run';
import { type Gateway, createGateway } from '../../src/gateway';
import { type Planner, createPlanner } from '../../src/plan/planner';
import { subgraphs } from '../../src/subgraphs';
import { createHttpTransport } from '../../src/transport/http-transport';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import type { SubgraphTransport } from '../../src/transport/subgraph-transport';
import { limitsForRandom } from '../federation/random-operation';
import { type Wire, serveSubgraph } from '../federation/start-federation';
import {
  type Invented,
  type InventedSubgraph,
  callOf,
  inventedEntity,
  inventedValue,
} from './invented-value';

const root = join(__dirname, '..', '..', '..');
const supergraph = readFileSync(join(root, 'gateway', 'supergraph.graphql'), 'utf8');

/** Far more than anything takes on a machine that does much else: being late is no difference. */
const timeoutMs = 120_000;

/** The hub's own subgraphs over invented data, without any rule of access. */
export interface InventedGraph {
  readonly parts: ReadonlyMap<string, InventedSubgraph>;
  /** The key field of each entity. */
  readonly keys: ReadonlyMap<string, string>;
  /** The root fields of mutations that have run, in their order. */
  readonly ran: string[];
}

/** Builds the subgraphs from their own schemas. */
export function inventSubgraphs(): InventedGraph {
  const keys = readKeys();
  const ran: string[] = [];
  const parts = new Map(
    subgraphs.map(({ name }) => {
      const typeDefs = parse(subgraphSdl(readSdl(join(root, 'subgraphs', name))));
      const subgraph: InventedSubgraph = {
        name,
        keys,
        get schema() {
          return schema;
        },
      };
      const resolveReference = async (reference: Invented) => inventedEntity(subgraph, reference);
      const plain = buildSubgraphSchema([{ typeDefs }]);
      const entities = [...keys.keys()].filter((type) => isObjectType(plain.getType(type)));
      const resolvers = Object.fromEntries(
        entities.map((type) => [type, { __resolveReference: resolveReference }]),
      );
      const schema = withInventedFields(
        buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]),
        (source, args, _, { parentType, fieldName }) => {
          if (parentType.name === 'Mutation') ran.push(callOf(fieldName, args));
          return inventedValue(subgraph, { type: parentType.name, field: fieldName, source, args });
        },
      );
      return [name, subgraph] as const;
    }),
  );
  return { parts, keys, ran };
}

/** The key field of each entity of the hub. */
function readKeys(): Map<string, string> {
  const keys = new Map<string, string>();
  for (const node of parse(supergraph, { noLocation: true }).definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name, arguments: given = [] } of node.directives ?? []) {
      const key = given.find((argument) => argument.name.value === 'key')?.value;
      if (name.value === 'join__type' && key?.kind === Kind.STRING) keys.set(node.name.value, key.value);
    }
  }
  return keys;
}

/** Gives each field of the objects of a schema the resolver, those of federation itself excepted. */
function withInventedFields(
  schema: GraphQLSchema,
  resolve: GraphQLFieldResolver<Invented | undefined, unknown, Record<string, unknown>>,
): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}

/** What is told of a gateway's work. */
export interface SplitObserver {
  readonly onFetch: FetchObserver;
  /** Told of each plan that is made. */
  readonly onPlan: (plan: Awaited<ReturnType<Planner['plan']>>) => void;
}

/** A gateway over invented subgraphs, which it reaches over HTTP or in this process. */
export async function startSplitGraph(
  wire: Wire,
  parts: ReadonlyMap<string, InventedSubgraph>,
  { onFetch, onPlan }: SplitObserver,
): Promise<{ gateway: Gateway; close(): Promise<void> }> {
  const transports = new Map<string, SubgraphTransport>();
  const stops: (() => Promise<void>)[] = [];
  for (const [name, { schema }] of parts) {
    if (wire === 'in-process')
      transports.set(name, createInProcessTransport(inProcess(schema), { timeoutMs }));
    else {
      const { url, stop } = await serveSubgraph(schema);
      transports.set(name, createHttpTransport({ url, sign: signAsGateway, timeoutMs }));
      stops.push(stop);
    }
  }
  const gateway = createGateway({
    limits: limitsForRandom,
    introspection: true,
    operationTimeoutMs: timeoutMs,
    supergraph,
    transports,
    verifyToken: () => Promise.reject(new Error('no tokens in this test')),
    logger: testLogger('gateway'),
    onFetch,
    plannerOf: (sdl) => observed(createPlanner(sdl), onPlan),
  });
  return {
    gateway,
    async close() {
      await gateway.close();
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

function observed(planner: Planner, onPlan: SplitObserver['onPlan']): Planner {
  return {
    async plan(document, operationName) {
      const plan = await planner.plan(document, operationName);
      onPlan(plan);
      return plan;
    },
  };
}

function inProcess(schema: GraphQLSchema): Parameters<typeof createInProcessTransport>[0] {
  return {
    execute: async ({ document, operationName, variables }) =>
      execute({ schema, document, operationName: operationName ?? null, variableValues: variables ?? null }),
  };
}
