import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository';

interface LockEntry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockEntry>;
};

describe('package-lock.json', () => {
  // A registry that lags behind makes npm write a lock without some platforms' binaries; npm ci then fails there.
  it('has an entry for every optional dependency, so that it installs on every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) =>
            !(`node_modules/${name}` in lock.packages) && !(`${place}/node_modules/${name}` in lock.packages),
        )
        .map((name) => `${place || 'the root'} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('has one copy of graphql: two would not know each other’s types', () => {
    expect(Object.keys(lock.packages).filter((place) => place.endsWith('node_modules/graphql'))).toEqual([
      'node_modules/graphql',
    ]);
  });
});
