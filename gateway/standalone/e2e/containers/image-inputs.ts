import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What decides which packages and folders an image has, beside our own sources. */
function inputsOf(root: string): string[] {
  const subgraphs = readdirSync(join(root, 'subgraphs')).map((name) => `subgraphs/${name}/package.json`);
  const own = ['package-lock.json', 'gateway/package.json', 'gateway/graphiql/package.json'];
  return ['Dockerfile', '.dockerignore', 'gateway/standalone/package.json', ...own, ...subgraphs.sort()];
}

/** The SHA-256 of everything that images are put together by. */
export function imageInputs(root: string): string {
  const hash = createHash('sha256');
  for (const path of inputsOf(root)) hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}
