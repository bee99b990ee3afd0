import { dirname, join } from 'node:path';
import { sources, textOf } from './repository';

/** Which packages of the house each package may import. Arrows point one way; testkit is for tests only. */
const mayImport: Record<string, readonly string[]> = {
  'subgraphs/service-common': [],
  'subgraphs/regions': ['service-common'],
  'subgraphs/employers': ['service-common'],
  'subgraphs/candidates': ['service-common'],
  'subgraphs/agreements': ['service-common'],
  'subgraphs/testkit': ['service-common'],
  gateway: ['service-common', 'graphiql'],
  'gateway/standalone': [
    'gateway',
    'graphiql',
    'regions',
    'employers',
    'candidates',
    'agreements',
    'service-common',
  ],
  'gateway/graphiql': [],
};

const importPattern = /(?:from|import|require\()\s*['"]([^'"]+)['"]/g;

function packageOf(path: string): string {
  const names = Object.keys(mayImport).filter((name) => path.startsWith(`${name}/`));
  return names.sort((a, b) => b.length - a.length)[0] ?? '';
}

function importsOf(path: string): string[] {
  return [...textOf(path).matchAll(importPattern)].map(([, target]) => target ?? '');
}

describe('the packages of the house', () => {
  it('import only the packages that their place allows, and never past their front door', () => {
    const strays = sources().flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith('@banenbrug/'))
        .filter((target) => !mayImport[packageOf(path)]?.includes(target.replace('@banenbrug/', '')))
        .map((target) => `${path} imports ${target}`),
    );
    expect(strays).toEqual([]);
  });

  it('reach other packages by name, not by a path out of their own folder', () => {
    const strays = sources().flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith('.'))
        .filter((target) => packageOf(`${join(dirname(path), target)}.ts`) !== packageOf(path))
        .map((target) => `${path} imports ${target}`),
    );
    expect(strays).toEqual([]);
  });

  it('read the environment in files named environment.ts only', () => {
    const strays = sources().filter(
      (path) => textOf(path).includes('process.env') && !/(^|\/)environment\.ts$/.test(path),
    );
    expect(strays).toEqual([]);
  });

  it('have no drawer for things that found no place', () => {
    expect(
      sources().filter((path) => /(^|\/)(utils?|helpers?|misc|shared|common)(\.ts|\/)/.test(path)),
    ).toEqual([]);
  });

  it('keep a file to one idea: at most 350 lines', () => {
    const long = sources().filter((path) => textOf(path).split('\n').length > 350);
    expect(long).toEqual([]);
  });
});
