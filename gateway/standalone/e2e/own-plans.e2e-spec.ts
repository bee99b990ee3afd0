import { readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type OperationDefinitionNode,
  getOperationAST,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { planText } from '../../e2e/plans/plan-text';
import { operationIn, withFixedConditions } from '../../src/plan/fixed-conditions';
import { createPlanner } from '../../src/plan/planner';
import { planningDocument } from '../../src/plan/planning-document';
import { splitOperation } from '../../src/plan/split-operation';
import { readSupergraph } from '../../src/supergraph/read-supergraph';
import { examples } from '../src/demo/examples';
import { readCookbook } from './cookbook';
import { supergraphFile } from './demo-hub';
import { readMainQuestion } from './readme';

const text = readFileSync(supergraphFile, 'utf8');
const supergraph = readSupergraph(text);
const planner = createPlanner(text);

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** The plans of an operation, of a mutation one for each root field, for whoever may have all of it. */
async function plansOf({ query, variables = {} }: Asked): Promise<string> {
  const document = parse(query, { noLocation: true });
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is not one operation.');
  const fixed = withFixedConditions(document, { ...defaultsOf(operation), ...variables });
  const parts = splitOperation(fixed, operationIn(fixed, operation), supergraph.publicSchema).data;
  const plans: string[] = [];
  for (const part of parts) plans.push(await planOf(part));
  return `\n${plans.join('\n')}\n`;
}

async function planOf(part: DocumentNode): Promise<string> {
  return planText(
    await planner.plan(planningDocument(part, supergraph.types), getOperationAST(part)?.name?.value),
  );
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

// Another version of the planner shows here what it would have the hub do otherwise. When the plans are as good, `npx jest
// --selectProjects standalone --testPathPatterns own-plans -u` takes them.
describe('the plan of', () => {
  it('the question of the README', async () => {
    expect(await plansOf(readMainQuestion())).toMatchSnapshot('plan');
  });

  it.each(examples.map((example) => [example.name, example] as const))(
    'the example: %s',
    async (_, example) => {
      expect(await plansOf(example)).toMatchSnapshot('plan');
    },
  );

  it.each(readCookbook().map((recipe) => [recipe.title, recipe] as const))(
    'the recipe: %s',
    async (_, recipe) => {
      expect(await plansOf(recipe)).toMatchSnapshot('plan');
    },
  );
});
