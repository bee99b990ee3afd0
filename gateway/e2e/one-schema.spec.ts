import { createPlanner } from '../src/plan/planner';
import { Tally } from './differential/tallies/tally';
import { tallyPlan } from './differential/tallies/tally-plan';
import { makeOneSchema } from './federation/one-schema';
import { limitsForRandom, randomOperation, seeded } from './federation/random-operation';
import { type Federation, startFederation, wires } from './federation/start-federation';

const { parts, schema, executeWhole } = makeOneSchema();
const keys = new Map(['Book', 'Tool', 'Maker'].map((type) => [type, 'id']));

/** What the hub's own graph has none of stands here: @requires, unions of entities, lists in lists. */
describe.each(wires)('a federation (%s) and one schema over the same data', (wire) => {
  const tally = new Tally();
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, parts, {
      limits: limitsForRandom,
      plannerOf: (sdl) => {
        const planner = createPlanner(sdl);
        return {
          async plan(document, operationName) {
            const plan = await planner.plan(document, operationName);
            tallyPlan(tally, plan, keys);
            return plan;
          },
        };
      },
    });
  });
  afterAll(() => federation.close());

  it.each([...Array(6).keys()])('answer random operations alike (seed %i)', async (seed) => {
    const random = seeded(seed);
    for (let i = 0; i < 15; i += 1) {
      const { query, variables } = randomOperation(schema, random);
      const whole = await executeWhole(query, variables);
      const answer = await federation.ask(query, variables);
      const received = { query, variables, data: answer.data, failed: answer.errors !== undefined };
      expect(received).toEqual({ query, variables, data: whole.data, failed: whole.errors !== undefined });
    }
  });

  it('meet every kind of node, and what entities require', () => {
    const kinds = ['Fetch', 'Flatten', 'BatchFetch', 'Sequence', 'Parallel'];
    const seldom = ['Fetch with @requires', 'path with a type condition', 'path through a list'];
    const missed = [...kinds, ...seldom].filter((what) => tally.count('plan', what) < 3);
    expect(missed).toEqual([]);
  });
});
