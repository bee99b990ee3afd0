import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSdl, subgraphSdl } from '@banenbrug/service-common';
import { composeSupergraph } from '../src/compose';
import { createPlanner } from '../src/plan/planner';
import { subgraphs } from '../src/subgraphs';
import { readSupergraph } from '../src/supergraph/read-supergraph';

const root = join(__dirname, '..', '..');
const sdls = subgraphs.map(({ name }) => ({
  name,
  sdl: subgraphSdl(readSdl(join(root, 'subgraphs', name))),
}));

describe('gateway/supergraph.graphql', () => {
  const committed = readFileSync(join(root, 'gateway', 'supergraph.graphql'), 'utf8');

  it('is what the subgraphs’ schemas compose to; if not, run `npm run compose`', () => {
    expect(composeSupergraph(sdls)).toEqual({ type: 'composed', supergraph: committed });
  });

  it('is one that this gateway can read and plan, and names the listed subgraphs', () => {
    expect(new Set(readSupergraph(committed).subgraphNames)).toEqual(
      new Set(subgraphs.map(({ name }) => name)),
    );
    expect(() => createPlanner(committed)).not.toThrow();
  });

  it('shows clients nothing of what the gateway asks for itself', () => {
    const { publicSchema } = readSupergraph(committed);
    expect(publicSchema.getQueryType()?.getFields()).not.toHaveProperty('accessOf');
    for (const name of ['SubjectAccess', 'AccessScope', 'ClaimValueInput']) {
      expect({ name, type: publicSchema.getType(name) }).toEqual({ name, type: undefined });
    }
  });
});

describe('the list of subgraphs', () => {
  it.each(subgraphs.map(({ name }) => name))('has a folder with a schema for %s', (name) => {
    expect(existsSync(join(root, 'subgraphs', name, 'schema.graphql'))).toBe(true);
  });

  it.each(['service-common', 'testkit'])('leaves out %s, which has none', (name) => {
    expect(subgraphs.map((subgraph): string => subgraph.name)).not.toContain(name);
    expect(existsSync(join(root, 'subgraphs', name, 'schema.graphql'))).toBe(false);
  });
});

describe('composition', () => {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

  // The subgraph library no longer validates federation rules, so composition must: these are all refused.
  it.each([
    [
      'a field on a key that the intruder does not resolve',
      'type Region @key(fields: "code", resolvable: false) { code: RegionCode! extra: Int } scalar RegionCode',
    ],
    ['a second owner of a root field', 'type Query { regions: Int }'],
    ['a value type of its own that is not shareable', 'type PageInfo { hasNextPage: Boolean! }'],
    ['a key on a field that is not there', 'type Extra @key(fields: "missing") { id: ID! }'],
    [
      'another meaning of an enum that is both asked and answered',
      'enum WorkingLevel { LOW HIGH } type Query { level(of: WorkingLevel): WorkingLevel }',
    ],
    ['text that is no GraphQL', 'type {'],
  ])('refuses %s', (_, sdl) => {
    expect(composeSupergraph([...sdls, { name: 'intruder', sdl: `${link} ${sdl}` }]).type).toBe('failed');
  });
});
