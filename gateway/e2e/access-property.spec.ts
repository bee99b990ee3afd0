import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { publicCaller, type Role, readSdl, roles, subgraphSdl } from '@banenbrug/service-common';
import { readAccessTable } from '@banenbrug/testkit';
import fc from 'fast-check';
import {
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { objectsOf } from '../src/authorization/denied-fields';
import type { ObservedFetch } from '../src/executor/run';
import { createGateway } from '../src/gateway';
import { subgraphs } from '../src/subgraphs';
import { createInProcessTransport } from '../src/transport/in-process-transport';
import { inventValue, inventedType } from './federation/invented-data';
import { limitsForRandom, randomOperation, seeded } from './federation/random-operation';

const root = join(__dirname, '..', '..');
const table = readAccessTable();
const isDenied = (role: Role, coordinate: string): boolean => table.rows.get(coordinate)?.[role] === '–';

/** The hub's own subgraphs, each over invented data and without any rule of access. */
const schemas = new Map<string, GraphQLSchema>(
  subgraphs.map(({ name }) => [
    name,
    buildSubgraphSchema([{ typeDefs: parse(subgraphSdl(readSdl(join(root, 'subgraphs', name)))) }]),
  ]),
);
const fetches: ObservedFetch[] = [];
const gateway = createGateway({
  limits: limitsForRandom,
  supergraph: readFileSync(join(root, 'gateway', 'supergraph.graphql'), 'utf8'),
  transports: (name) =>
    createInProcessTransport({
      execute: async ({ document, variables, operationName }) =>
        execute({
          schema: schemaOf(name),
          document,
          variableValues: variables,
          operationName,
          fieldResolver: inventValue,
          typeResolver: inventedType,
        }),
    }),
  verifyToken: () => Promise.reject(new Error('no tokens in this test')),
  onFetch: (fetch) => fetches.push(fetch),
});

function schemaOf(name: string): GraphQLSchema {
  const schema = schemas.get(name);
  if (!schema) throw new Error(`There is no subgraph ${name}.`);
  return schema;
}

/** The whole graph as one schema over the same data, in which a field that the table denies throws. */
async function executeWhole(
  role: Role,
  query: string,
  variables: Record<string, unknown>,
): Promise<ExecutionResult> {
  return execute({
    schema: gateway.schema,
    document: parse(query),
    variableValues: variables,
    typeResolver: inventedType,
    fieldResolver: (source, args, context, info) => {
      if (isDenied(role, `${info.parentType.name}.${info.fieldName}`)) throw new GraphQLError('denied');
      return inventValue(source, args, context, info);
    },
  });
}

/** The denied fields that a fetch asks. */
function deniedIn({ service, document }: ObservedFetch, role: Role): string[] {
  const found: string[] = [];
  const schema = schemaOf(service);
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field({ name }) {
      for (const object of objectsOf(types.getParentType(), schema)) {
        const coordinate = `${object.name}.${name.value}`;
        if (isDenied(role, coordinate)) found.push(`${service}: ${coordinate}`);
      }
    },
  });
  visit(parse(document), visitor);
  return found;
}

const placesOf = ({ errors = [] }: ExecutionResult | FormattedExecutionResult): string[] =>
  errors.map(({ path }) => path?.join('.') ?? '').sort();

describe('any question, asked as any role', () => {
  afterAll(() => gateway.close());

  it('fetches no denied field, and answers as one schema would in which denied fields fail', async () => {
    let denials = 0;
    const property = fc.asyncProperty(fc.nat(), fc.constantFrom(...roles), async (seed, role) => {
      const { query, variables } = randomOperation(gateway.schema, seeded(seed));
      fetches.length = 0;
      const answer = await gateway.executeOperation(
        { query, variables },
        { caller: { ...publicCaller, role } },
      );
      const whole = await executeWhole(role, query, variables);
      expect(fetches.flatMap((fetch) => deniedIn(fetch, role))).toEqual([]);
      expect({ data: JSON.parse(JSON.stringify(answer.data)), places: placesOf(answer) }).toEqual({
        data: JSON.parse(JSON.stringify(whole.data)),
        places: placesOf(whole),
      });
      denials += whole.errors?.length ?? 0;
    });
    await fc.assert(property, { numRuns: 150 });
    expect(denials).toBeGreaterThan(30);
  }, 60_000);
});
