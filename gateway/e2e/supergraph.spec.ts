import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSupergraph } from '../src/compose';
import { createPlanner } from '../src/plan/planner';
import { subgraphs } from '../src/subgraphs';
import { readSupergraph } from '../src/supergraph/read-supergraph';

const root = join(__dirname, '..', '..');
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

describe('gateway/supergraph.graphql', () => {
  const committed = read('gateway', 'supergraph.graphql');

  it('is what the subgraphs’ schemas compose to; if not, run `npm run compose`', () => {
    const common = read('subgraphs', 'service-common', 'schema', 'common.graphql');
    const outcome = composeSupergraph(
      subgraphs.map(({ name }) => ({ name, sdl: `${read('subgraphs', name, 'schema.graphql')}\n${common}` })),
    );
    expect(outcome).toEqual({ type: 'composed', supergraph: committed });
  });

  it('is one that this gateway can read and plan, and names the listed subgraphs', () => {
    expect([...readSupergraph(committed).subgraphNames].sort()).toEqual(
      subgraphs.map(({ name }) => name).sort(),
    );
    expect(() => createPlanner(committed)).not.toThrow();
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
