import { readFileSync } from 'node:fs';
import {
  createGateway,
  createHttpTransport,
  defaultLimits,
  type Gateway,
  type Limits,
} from '@banenbrug/gateway';
import { UnauthenticatedError } from '@banenbrug/service-common';
import { getIntrospectionQuery } from 'graphql';
import { reads } from './demo-operations';
import { supergraphFile } from './demo-hub';

/** Limits of which a part is taken, so that what passes has room to spare. */
const spare: readonly (keyof Limits)[] = [
  'characters',
  'tokens',
  'nesting',
  'depth',
  'selections',
  'comparisons',
  'aliases',
  'rootFields',
  'directives',
  'listItems',
  'variableNesting',
  'variableCharacters',
  'cost',
];

const part = (share: number): Partial<Limits> =>
  Object.fromEntries(spare.map((limit) => [limit, Math.floor(defaultLimits[limit] * share)]));

/** No subgraph is there: what is let through ends in fetches that fail. */
const gatewayWith = (limits: Partial<Limits>): Gateway =>
  createGateway({
    supergraph: readFileSync(supergraphFile, 'utf8'),
    transports: () => createHttpTransport({ url: 'http://127.0.0.1:9/graphql' }),
    verifyToken: () => Promise.reject(new UnauthenticatedError('invalid')),
    introspection: true,
    limits,
  });

describe('the limits of the hub', () => {
  const gateway = gatewayWith(part(0.5));
  afterAll(() => gateway.close());

  it.each([
    ...reads.map((read) => [read.name, read] as const),
    ['the standard introspection', { query: getIntrospectionQuery({ oneOf: true }) }] as const,
  ])('are twice what it takes to ask for %s', async (_, { query, ...rest }) => {
    const variables = 'variables' in rest ? rest.variables : undefined;
    const { errors = [] } = await gateway.executeOperation({ query, variables });
    // What is refused has no place in an answer; what is denied or cannot be fetched has.
    expect(errors.filter(({ path }) => path === undefined)).toEqual([]);
  });

  it('are what refuses, when they are far less', async () => {
    const strict = gatewayWith({ cost: 10 });
    const [{ query, variables } = { query: '' }] = reads;
    const { errors } = await strict.executeOperation({ query, variables });
    expect(errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED', maximum: 10 } }]);
    await strict.close();
  });
});
