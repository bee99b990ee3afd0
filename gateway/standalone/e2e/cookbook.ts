import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactJson } from './compact-json';
import type { AskedAs } from './demo-operations';

const file = join(__dirname, '..', 'docs', 'cookbook.md');

/** One recipe of the cookbook: a question with who asks it, and the answer that it shows, when it shows one. */
export interface Recipe {
  readonly title: string;
  readonly as: AskedAs;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** JSON; null for a recipe that writes, since what it makes has an id of its own each time. */
  readonly answer: string | null;
}

const heading = /^### /m;
const asker = /^As the \*\*(public|employer|desk|organiser|liaison|admin)\*\*/m;
const blockOf = (language: string, title: string): RegExp =>
  new RegExp(`\`\`\`${language} ${title}\n([\\s\\S]*?)\`\`\``);

/** The recipes in their order. @throws Error naming the recipe that is not whole */
export function readCookbook(): Recipe[] {
  return readFileSync(file, 'utf8').split(heading).slice(1).map(recipeOf);
}

function recipeOf(text: string): Recipe {
  const title = text.slice(0, text.indexOf('\n'));
  const as = asker.exec(text)?.[1];
  const query = blockOf('graphql', 'question').exec(text)?.[1];
  if (as === undefined || query === undefined) throw new Error(`The recipe "${title}" is not whole.`);
  const variables = blockOf('json', 'variables').exec(text)?.[1] ?? '{}';
  return {
    title,
    as: as as AskedAs,
    query,
    variables: JSON.parse(variables) as Record<string, unknown>,
    answer: blockOf('json', 'answer').exec(text)?.[1] ?? null,
  };
}

/** Puts a new answer under a recipe: run the test with UPDATE_COOKBOOK=1 when the demo data has changed on purpose. */
export function writeAnswer(title: string, answer: unknown): void {
  const [start = '', ...recipes] = readFileSync(file, 'utf8').split(heading);
  const updated = recipes.map((text) =>
    text.startsWith(`${title}\n`)
      ? text.replace(blockOf('json', 'answer'), () => `\`\`\`json answer\n${compactJson(answer)}\n\`\`\``)
      : text,
  );
  writeFileSync(file, [start, ...updated].join('### '));
}
