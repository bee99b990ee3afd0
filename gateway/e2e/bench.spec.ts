import { publicCaller, scalars, silentLogger } from '@banenbrug/service-common';
import { readFileSync } from 'node:fs';
import {
  type GraphQLSchema,
  buildSchema,
  execute,
  isObjectType,
  isScalarType,
  parse,
  printSchema,
} from 'graphql';
import { operationNames, operations } from '../bench/operations';
import { peersSupergraph } from '../bench/peers-supergraph';
import { supergraphFile } from '../bench/places';
import { monolithResolvers } from '../bench/snapshot/resolvers';
import type { Snapshot } from '../bench/snapshot/snapshot';
import { subgraphsOver } from '../bench/snapshot/subgraphs';
import { linkedTables } from '../bench/snapshot/tables';
import { type Gateway, createGateway, createInProcessTransport } from '../src';

const contact = { functionTitle: 'Adviseur', name: null, emailAddress: 'a@example.nl', phone: null };
const person = { id: 'c1', ...contact };
const site = { id: 's1', name: 'Depot', intendedPlacements: 3, region: { code: 'AM01' } };
const employer = (id: string) => ({
  id,
  name: id,
  kvkNumber: '90000000',
  contact: person,
  sites: { nodes: [site] },
});
const profile = (id: string, code: string) => ({
  id,
  availableFrom: '2026-12',
  workingLevel: null,
  hoursPerWeek: { min: 8, max: null },
  occupations: [{ scheme: 'ISCO', code: '4321' }],
  region: { code },
  desk: { id: 'd1' },
});
const followUp = {
  id: 'f1',
  category: 'PLACEMENTS',
  status: 'OPEN',
  employerText: 'Tien plaatsen',
  regionText: null,
  dueOn: '2026-12-31',
  employer: { id: 'e2' },
  regions: [{ code: 'AM02' }],
};
const region = (code: string) => ({
  code,
  name: `Region ${code}`,
  desks: [{ id: 'd1' }],
  instruments: [{ code: 'LKS' }],
  contact,
});
const desk = {
  id: 'd1',
  name: 'Werkcentrum',
  kind: 'WERKCENTRUM',
  functionAddress: 'w@example.nl',
  phone: null,
  responseDays: 3,
  contacts: [person],
  contact,
};
const snapshot: Snapshot = {
  regions: [region('AM01'), region('AM02')],
  desks: [desk],
  instruments: [{ code: 'LKS', name: 'Loonkostensubsidie' }],
  employers: ['e1', 'e2'].map((id) => ({ cursor: `after ${id}`, node: employer(id) })),
  profiles: [profile('p1', 'AM02'), profile('p2', 'AM01'), profile('p3', 'AM02')],
  session: { id: 'd', title: 'Session', heldOn: '2026-11-26', followUps: [{ cursor: 'f', node: followUp }] },
};
const variables = {
  Q1: { first: 1, after: 'after e1' },
  Q2: { regions: ['AM01', 'AM02'] },
  Q3: { session: 'd', first: 10, after: null },
  Q4: { code: 'AM02' },
};

/** The monolith's schema, as its server makes it. */
function monolithOf(publicSchema: GraphQLSchema): GraphQLSchema {
  const schema = buildSchema(printSchema(publicSchema));
  for (const [name, fields] of Object.entries({ ...scalars, ...monolithResolvers(linkedTables(snapshot)) })) {
    const type = schema.getType(name);
    if (isScalarType(type))
      Object.assign(type, { serialize: (fields as typeof scalars.LocalDate).serialize });
    if (!isObjectType(type)) continue;
    for (const [field, resolve] of Object.entries(fields)) {
      Object.assign(type.getFields()[field] ?? {}, { resolve });
    }
  }
  return schema;
}

describe('the operations of the bench', () => {
  let gateway: Gateway;
  let monolith: GraphQLSchema;

  beforeAll(() => {
    gateway = createGateway({
      supergraph: readFileSync(supergraphFile, 'utf8'),
      transports: new Map(
        subgraphsOver(snapshot).map((subgraph) => [subgraph.name, createInProcessTransport(subgraph)]),
      ),
      verifyToken: () => Promise.reject(new Error('nobody has a token')),
      logger: silentLogger,
    });
    monolith = monolithOf(gateway.schema);
  });

  afterAll(() => gateway.close());

  it.each(operationNames)('%s has the same answer from the gateway and from one schema', async (name) => {
    const { query } = operations[name];
    const caller = { ...publicCaller, role: 'LIAISON' as const, subject: 'test' };
    const answer = await gateway.executeOperation({ query, variables: variables[name] }, { caller });
    const whole = await execute({
      schema: monolith,
      document: parse(query),
      variableValues: variables[name],
    });
    expect(answer.errors).toBeUndefined();
    expect(Object.values(answer.data ?? {})).not.toContain(null);
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify(whole.data));
  });

  it('are about what the snapshot holds', async () => {
    const caller = { ...publicCaller, role: 'LIAISON' as const, subject: 'test' };
    const { data } = await gateway.executeOperation(
      { query: operations.Q2.query, variables: variables.Q2 },
      { caller },
    );
    expect(data).toMatchObject({ candidateSearch: { nodes: [{ id: 'p1' }, { id: 'p2' }, { id: 'p3' }] } });
  });
});

describe('the supergraph of the peers', () => {
  const address = 'http://127.0.0.1:1/graphql';
  const urls = { regions: address, employers: address, candidates: address, agreements: address };

  it('asks for no feature that they would have to enforce, and has all else', () => {
    const supergraph = peersSupergraph(urls);
    const enforced = /for: SECURITY|@(authenticated|requiresScopes|policy|inaccessible)\b/g;
    expect(supergraph.match(enforced)).toBeNull();
    expect(supergraph).toContain(`@join__graph(name: "regions", url: "${address}")`);
    expect(supergraph).toMatch(/candidateSearch\(/);
  });
});
