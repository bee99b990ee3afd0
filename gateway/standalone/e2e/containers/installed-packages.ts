import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

interface LockEntry {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** The paths of all files below a folder, with `/` between their parts; links are not followed. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
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
