import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The top of the checkout. */
export const root = join(__dirname, '..', '..', '..');

/** The files that git tracks or would track, by their path from the top. */
export function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listed.split('\0').filter(Boolean))];
}

/** The text of a file by its path from the top; empty when it was deleted and git still lists it. */
export function textOf(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}

/** The TypeScript sources of the product: no tests, no generated files. */
export function sources(): string[] {
  return trackedFiles().filter(
    (path) =>
      /^(gateway|subgraphs)\/.*\/src\/.*\.tsx?$|^gateway\/src\/.*\.ts$/.test(path) &&
      !path.endsWith('.spec.ts'),
  );
}
