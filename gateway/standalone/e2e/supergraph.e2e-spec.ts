import { readFileSync } from 'node:fs';
import { composeSupergraph, subgraphs } from '@banenbrug/gateway';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { subgraphModules } from '../src';
import { supergraphFile } from './demo-hub';

describe('the supergraph', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await createTestHub(subgraphModules);
  });
  afterAll(() => hub.close());

  const sdls = () =>
    Promise.all(subgraphs.map(async ({ name }) => ({ name, sdl: (await hub.subgraph(name)).sdl })));

  it('that is committed is the one that the subgraphs compose to (else: npm run compose)', async () => {
    const outcome = composeSupergraph(await sdls());
    expect(outcome).toEqual({ type: 'composed', supergraph: readFileSync(supergraphFile, 'utf8') });
  });

  it('is made of the subgraphs that the house has', () => {
    expect(subgraphs.map(({ name }) => name)).toEqual(subgraphModules.map(({ store }) => store.name));
  });

  // The subgraph library no longer validates federation rules, so composition must: these must all be refused.
  it.each([
    [
      'a field on a key that its owner does not resolve',
      'type Region @key(fields: "code", resolvable: false) { code: RegionCode! extra: Int }',
    ],
    ['a second owner of a root field', 'type Query { regions: Int }'],
    ['a value type of its own that is not shareable', 'type PageInfo { hasNextPage: Boolean! }'],
    ['a key on a field that is not there', 'type Extra @key(fields: "missing") { id: ID! }'],
    [
      'another meaning of an enum that is both asked and answered',
      'enum WorkingLevel { LOW HIGH } type Query { level(of: WorkingLevel): WorkingLevel }',
    ],
  ])('refuses %s', async (_, sdl) => {
    const link =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
    const scalar = sdl.includes('RegionCode') ? 'scalar RegionCode' : '';
    const outcome = composeSupergraph([
      ...(await sdls()),
      { name: 'intruder', sdl: `${link} ${scalar} ${sdl}` },
    ]);
    expect(outcome.type).toBe('failed');
  });
});
