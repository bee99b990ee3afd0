import { textOf, trackedFiles } from './repository';

const allowed = new Set([
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'Dockerfile',
  'LICENSE',
  'README.md',
  'docker-compose.yml',
  'gateway',
  'package-lock.json',
  'package.json',
  'subgraphs',
  'tsconfig.base.json',
  'tsconfig.json',
]);

describe('the repository', () => {
  it('keeps its top level short: the packages, the build and the papers', () => {
    const top = new Set(trackedFiles().map((path) => path.split('/')[0] ?? ''));
    expect([...top].filter((name) => !name.startsWith('.') && !allowed.has(name))).toEqual([]);
  });

  it('says nothing of one machine: no absolute path of a checkout, no registry host', () => {
    const machinePath = new RegExp(['/(wor', 'k|ro', 'ot|ho', 'me/[a-z]+)/[a-z]'].join(''));
    const texts = trackedFiles().filter((path) =>
      /\.(ts|tsx|mjs|js|json|md|graphql|yml|sh)$|(^|\/)Dockerfile$/.test(path),
    );
    expect(texts.filter((path) => machinePath.test(textOf(path)))).toEqual([]);
    expect(textOf('package-lock.json')).not.toMatch(/"resolved": "https?:\/\/(?!registry\.npmjs\.org\/)/);
  });

  it('carries the European Union Public Licence 1.2, and every package says so', () => {
    expect(textOf('LICENSE')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
    const packages = trackedFiles().filter((path) => /(^|\/)package\.json$/.test(path));
    const licences = packages.map((path) => (JSON.parse(textOf(path)) as { license?: string }).license);
    expect(new Set(licences)).toEqual(new Set(['EUPL-1.2']));
  });

  it('has a README in every package, of at most a screen', () => {
    const packages = trackedFiles()
      .filter((path) => /^(gateway|subgraphs)\/(.*\/)?package\.json$/.test(path))
      .map((path) => path.replace(/package\.json$/, 'README.md'));
    const wrong = packages.filter((path) => {
      const lines = textOf(path).split('\n').length;
      return lines < 5 || lines > 80;
    });
    expect(wrong).toEqual([]);
  });
});
