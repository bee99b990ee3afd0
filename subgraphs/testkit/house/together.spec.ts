import { dirname, join } from 'node:path';
import { root, trackedFiles } from './repository';

const { specsOf, testsOf } = require('../jest/together.js') as {
  specsOf(rootDir: string): string[];
  testsOf(rootDir: string): string[] | null;
};

describe('a whole run', () => {
  const packages = trackedFiles()
    .filter((path) => path.endsWith('/package.json'))
    .map((path) => dirname(path));
  const packageOf = (path: string): string | undefined =>
    packages.filter((name) => path.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];

  it.each(packages.filter((name) => testsOf(join(root, name)) !== null))(
    'finds every spec of %s, alone or in a group',
    (name) => {
      const specs = trackedFiles().filter((path) => path.endsWith('spec.ts') && packageOf(path) === name);
      expect(specs.length).toBeGreaterThan(0);
      expect(specs.map((path) => join(root, path)).sort()).toEqual(specsOf(join(root, name)).sort());
    },
  );
});
