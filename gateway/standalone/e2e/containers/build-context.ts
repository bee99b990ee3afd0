import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files a build may copy, by their path from the top: those that git tracks or would track, less what
 * .dockerignore keeps out. What git ignores counts as absent, as it is in a fresh clone.
 */
export function contextFiles(root: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const isIgnored = dockerIgnore(readFileSync(join(root, '.dockerignore'), 'utf8'));
  const files = new Set(listed.split('\0').filter((path) => path && existsSync(join(root, path))));
  return [...files].filter((path) => !isIgnored(path));
}

/**
 * Whether a .dockerignore keeps a path out of the build: the last pattern that matches the path or a folder
 * above it decides, and `!` lets in again.
 */
export function dockerIgnore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => ({
      ignores: !line.startsWith('!'),
      pattern: patternOf(line.replace(/^!/, '').replace(/^\/|\/$/g, '')),
    }));
  return (path) => {
    let ignored = false;
    for (const { ignores, pattern } of rules) if (pattern.test(path)) ignored = ignores;
    return ignored;
  };
}

/** `*` stays within a folder's name, a leading or inner `**` spans any number of folders. */
function patternOf(glob: string): RegExp {
  const source = glob
    .replaceAll(/[.+^$(){}|[\]\\]/g, '\\$&')
    .replaceAll(/\*\*\/|\*|\?/g, (found) => ({ '**/': '(?:.*/)?', '*': '[^/]*', '?': '[^/]' })[found] ?? '');
  return new RegExp(`^${source}(?:/.*)?$`);
}
