import { publicCaller } from '@banenbrug/service-common';
import type { FormattedExecutionResult } from 'graphql';
import {
  EarlierAnswers,
  forgottenPages,
  type Recipe,
  readCookbook,
  shortened,
  writeAnswer,
} from './cookbook';
import { type DemoHub, startDemoHub } from './demo-hub';
import { personaCaller } from './demo-operations';

const recipes = readCookbook();

/** Recipes that show their answer come first, so that what others write is in none of the answers. */
const shown = recipes.filter(({ answer }) => answer !== null);
const carriedOut = recipes.filter(({ answer }) => answer === null);

describe('the cookbook', () => {
  let hub: DemoHub;
  const earlier = new EarlierAnswers();
  beforeAll(async () => {
    hub = await startDemoHub();
  });
  afterAll(() => hub.close());

  async function ask(recipe: Recipe): Promise<FormattedExecutionResult> {
    const caller = recipe.as === 'public' ? publicCaller : personaCaller(recipe.as);
    const request = { query: recipe.query, variables: { ...recipe.variables, ...earlier.take(recipe) } };
    if (!/^subscription\b/m.test(recipe.query)) return (await hub.ask(request, caller)).result;
    const results = await hub.subscribe(request, { caller });
    if (!('next' in results)) return results;
    const { value } = await results.next();
    await results.return();
    return JSON.parse(JSON.stringify(value)) as FormattedExecutionResult;
  }

  it('has all its pages in its index', () => {
    expect(forgottenPages()).toEqual([]);
  });

  it('has a recipe only once', () => {
    const titles = recipes.map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
  });

  it.each(shown.map((recipe) => [recipe.title, recipe] as const))('answers: %s', async (title, recipe) => {
    const { data, errors } = await ask(recipe);
    expect(errors).toBeUndefined();
    const answer = shortened({ data }, recipe.first);
    if (process.env['UPDATE_COOKBOOK'] === '1') writeAnswer(title, answer);
    const written = readCookbook().find((other) => other.title === title)?.answer;
    expect(answer).toEqual(JSON.parse(written ?? 'null'));
  });

  it.each(carriedOut.map((recipe) => [recipe.title, recipe] as const))(
    'carries out: %s',
    async (_, recipe) => {
      const { data, errors } = await ask(recipe);
      expect(errors).toBeUndefined();
      for (const [field, answer] of Object.entries(data ?? {})) {
        expect([field, answer]).toEqual([field, expect.anything()]);
        if (/^mutation\b/m.test(recipe.query)) expect(answer).toMatchObject({ errors: [] });
      }
      earlier.add(data ?? {});
    },
  );
});
