import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The SDL of a subgraph's package: its schema.graphql and, where that would grow too long to read, the files of
 * its schema folder in the order of their names.
 */
export function readSdl(packageFolder: string): string {
  const folder = join(packageFolder, 'schema');
  const further = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.graphql')) : [];
  const files = [
    join(packageFolder, 'schema.graphql'),
    ...further.sort(byCodeUnit).map((name) => join(folder, name)),
  ];
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : 1);
