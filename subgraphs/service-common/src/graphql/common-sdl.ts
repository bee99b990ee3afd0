import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let text: string | undefined;

/** The SDL shared by all subgraphs, read once. */
export function commonSdl(): string {
  text ??= readFileSync(join(__dirname, '..', '..', 'schema', 'common.graphql'), 'utf8');
  return text;
}
