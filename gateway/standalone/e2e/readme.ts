import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactJson } from './compact-json';

const file = join(__dirname, '..', '..', '..', 'README.md');
const marker = '<!-- main question';
const block = (language: string): RegExp => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g');

/** The main question as the README asks it, and the answer it shows. */
export interface ReadmeQuestion {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** The text of the answer, JSON. */
  readonly answer: string;
}

export function readMainQuestion(): ReadmeQuestion {
  const text = readFileSync(file, 'utf8').split(marker)[1] ?? '';
  const [query] = [...text.matchAll(block('graphql'))];
  const [variables, answer] = [...text.matchAll(block('json'))];
  if (!query?.[1] || !variables?.[1] || !answer) throw new Error('The README has lost its main question.');
  return {
    query: query[1],
    variables: JSON.parse(variables[1]) as Record<string, unknown>,
    answer: answer[1] ?? '',
  };
}

/** Puts a new answer in the README: run the test with UPDATE_README=1 when the demo data has changed on purpose. */
export function writeAnswer(answer: unknown): void {
  const [before = '', after = ''] = readFileSync(file, 'utf8').split(marker);
  let seen = 0;
  const updated = after.replaceAll(block('json'), (whole) => {
    seen += 1;
    return seen === 2 ? `\`\`\`json\n${compactJson(answer)}\n\`\`\`` : whole;
  });
  writeFileSync(file, `${before}${marker}${updated}`);
}
