import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const leftOut = new Set(['node_modules', 'dist', 'e2e', '.cache']);

/**
 * The files below the given files and folders that decide what a build produces: no tests, no output.
 * @param {string[]} paths absolute; missing ones count as empty
 * @returns {string[]} absolute, in a stable order
 */
export function inputFiles(paths) {
  return paths.flatMap((path) => (existsSync(path) ? filesBelow(path) : [])).toSorted(byCodeUnit);
}

const byCodeUnit = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function filesBelow(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name) || /\.(spec\.ts|md)$/.test(entry.name)) return [];
    const inner = join(path, entry.name);
    return entry.isDirectory() ? filesBelow(inner) : [inner];
  });
}

/**
 * One hash over names and contents.
 * @param {string} root names are taken relative to it, so that a moved checkout keeps its hash
 * @param {string[]} files absolute
 * @returns {string}
 */
export function hashOf(root, files) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** The hash recorded in a file, or null. */
export function recordedHash(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** Forgets a hash; to be called before its work begins, since half of it may undo what the hash stood for. */
export function forgetHash(file) {
  rmSync(file, { force: true });
}

/** Records a hash; to be called only when its work has succeeded. */
export function recordHash(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${hash}\n`);
}
