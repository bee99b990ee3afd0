import { makeOneSchema } from './federation/one-schema';
import { limitsForRandom, randomOperation, seeded } from './federation/random-operation';
import { type Federation, startFederation } from './federation/start-federation';

const { parts, schema, executeWhole } = makeOneSchema();

describe('a federation and one schema over the same data', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation('in-process', parts, { limits: limitsForRandom });
  });
  afterAll(() => federation.close());

  it.each([...Array(10).keys()])('answer random operations alike (seed %i)', async (seed) => {
    const random = seeded(seed);
    for (let i = 0; i < 30; i += 1) {
      const { query, variables } = randomOperation(schema, random);
      const whole = await executeWhole(query, variables);
      const answer = await federation.ask(query, variables);
      const received = { query, variables, data: answer.data, failed: answer.errors !== undefined };
      expect(received).toEqual({ query, variables, data: whole.data, failed: whole.errors !== undefined });
    }
  });
});
