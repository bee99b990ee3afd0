import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactJson } from './compact-json';
import type { AskedAs } from './demo-operations';

const docs = join(__dirname, '..', 'docs');

/** The pages with recipes, in the order of the index's links: a recipe may take what one of a page before it answered. */
const files = [
  ...readFileSync(join(docs, 'cookbook.md'), 'utf8').matchAll(/\]\((cookbook\/[a-z-]+\.md)\)/g),
].map(([, path = '']) => join(docs, path));

/** Pages that no link of the index leads to, so that their recipes would not be run. */
export function forgottenPages(): string[] {
  return readdirSync(join(docs, 'cookbook')).filter((name) => !files.includes(join(docs, 'cookbook', name)));
}

/** One recipe of the cookbook: a question with who asks it, and the answer that it shows, when it shows one. */
export interface Recipe {
  readonly title: string;
  readonly as: AskedAs;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Variables that are taken from answers of earlier recipes: where each is, by the name of the variable. */
  readonly take: Readonly<Record<string, string>>;
  /** JSON; null for a recipe that writes, or goes on from one that does: it has ids and times of its own each time. */
  readonly answer: string | null;
  /** How many items the answer shows of each list. */
  readonly first: number;
}

const heading = /^### /m;
const asker = /^As the \*\*(public|employer|desk|organiser|liaison|admin)\*\*/m;
const blockOf = (language: string, title: string): RegExp =>
  new RegExp(`\`\`\`${language} ${title}\n([\\s\\S]*?)\`\`\``);
const answerBlock = /```json answer(?: first (\d+))?\n([\s\S]*?)```/;

/** The recipes of all pages in their order. @throws Error naming the recipe that is not whole */
export function readCookbook(): Recipe[] {
  return files.flatMap((file) => readFileSync(file, 'utf8').split(heading).slice(1).map(recipeOf));
}

function recipeOf(text: string): Recipe {
  const title = text.slice(0, text.indexOf('\n'));
  const as = asker.exec(text)?.[1];
  const query = blockOf('graphql', 'question').exec(text)?.[1];
  if (as === undefined || query === undefined) throw new Error(`The recipe "${title}" is not whole.`);
  const json = (name: string) => JSON.parse(blockOf('json', name).exec(text)?.[1] ?? '{}') as object;
  return {
    title,
    as: as as AskedAs,
    query,
    variables: json('variables') as Record<string, unknown>,
    take: json('take') as Record<string, string>,
    answer: answerBlock.exec(text)?.[2] ?? null,
    first: Number(answerBlock.exec(text)?.[1] ?? Number.POSITIVE_INFINITY),
  };
}

/** An answer as a page shows it: of a list that is longer the first items, and how many more there are. */
export function shortened(value: unknown, first: number): unknown {
  if (Array.isArray(value)) {
    const items = value.slice(0, first).map((item: unknown) => shortened(item, first));
    return value.length > first ? [...items, `… ${value.length - first} more`] : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item, first)]));
}

/** The latest answer of each root field of the recipes that were carried out. */
export class EarlierAnswers {
  private readonly byField: Record<string, unknown> = {};

  add(data: Readonly<Record<string, unknown>>): void {
    Object.assign(this.byField, data);
  }

  /** The variables that a recipe takes. @throws Error for a path that leads to nothing */
  take({ title, take }: Recipe): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(take).map(([variable, path]) => {
        const value = path
          .split('.')
          .reduce<unknown>((from, key) => (from as Record<string, unknown> | null)?.[key], this.byField);
        if (value === undefined || value === null)
          throw new Error(`The recipe "${title}" finds nothing at ${path}.`);
        return [variable, value];
      }),
    );
  }
}

/** Puts a new answer, as it is shown, under a recipe: run the test with UPDATE_COOKBOOK=1 when the demo data has changed on purpose. */
export function writeAnswer(title: string, answer: unknown): void {
  for (const file of files) {
    const [start = '', ...recipes] = readFileSync(file, 'utf8').split(heading);
    const updated = recipes.map((text) =>
      text.startsWith(`${title}\n`)
        ? text.replace(
            answerBlock,
            (block) => `${block.slice(0, block.indexOf('\n'))}\n${compactJson(answer)}\n\`\`\``,
          )
        : text,
    );
    writeFileSync(file, [start, ...updated].join('### '));
  }
}
