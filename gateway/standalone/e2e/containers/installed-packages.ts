import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockEntry {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/**
 * The paths of all files below a folder, with `/` between their parts. Links are not followed: a recursive
 * reading of Node's own follows them in some versions.
 */
export function filesBelow(folder: string): readonly string[] {
  const below = (path: string): string[] =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      return entry.isDirectory() ? below(inner) : [inner];
    });
  return below('');
}

/** The packages in a tree of files, as the lock names them: `node_modules/typeorm`. */
export function packagesIn(files: readonly string[]): ReadonlySet<string> {
  const packages = files.flatMap(
    (file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/@.][^/]*)\//.exec(file)?.[1] ?? [],
  );
  return new Set(packages);
}

/** Whether the lock knows a package as one that something needs to run. */
export function runtimePackages(root: string): (path: string) => boolean {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  return (path) => {
    const entry = packages[path];
    return entry !== undefined && !entry.dev && !entry.devOptional;
  };
}
