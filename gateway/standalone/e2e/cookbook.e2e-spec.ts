import { publicCaller } from '@banenbrug/service-common';
import { type Recipe, readCookbook, writeAnswer } from './cookbook';
import { type DemoHub, startDemoHub } from './demo-hub';
import { personaCaller } from './demo-operations';

const recipes = readCookbook();

/** Recipes that read come first, so that what others write is in none of their answers. */
const reads = recipes.filter(({ query }) => !/^mutation\b/m.test(query));
const writes = recipes.filter((recipe) => !reads.includes(recipe));

describe('the cookbook', () => {
  let hub: DemoHub;
  beforeAll(async () => {
    hub = await startDemoHub();
  });
  afterAll(() => hub.close());

  const ask = async ({ query, variables, as }: Recipe) => {
    const caller = as === 'public' ? publicCaller : personaCaller(as);
    return (await hub.ask({ query, variables: { ...variables } }, caller)).result;
  };

  it('has a recipe only once', () => {
    const titles = recipes.map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
  });

  it.each(reads.map((recipe) => [recipe.title, recipe] as const))('answers: %s', async (title, recipe) => {
    const answer = await ask(recipe);
    expect(answer.errors).toBeUndefined();
    if (process.env['UPDATE_COOKBOOK'] === '1') writeAnswer(title, answer);
    const shown = readCookbook().find((other) => other.title === title)?.answer;
    expect(answer).toEqual(JSON.parse(shown ?? 'null'));
  });

  it.each(writes.map((recipe) => [recipe.title, recipe] as const))('carries out: %s', async (_, recipe) => {
    const { data, errors } = await ask(recipe);
    expect(errors).toBeUndefined();
    for (const payload of Object.values((data ?? {}) as Record<string, { errors?: unknown }>)) {
      expect(payload.errors).toEqual([]);
    }
  });
});
