import { dockerIgnore } from './build-context';

describe('dockerIgnore', () => {
  const isIgnored = dockerIgnore(`# comment
*
!src
!package.json
src/secret/*
!src/secret/readme.txt
**/*.spec.ts
**/dist
`);

  it.each([
    '.env',
    'other/package.json',
    'src/a.spec.ts',
    'src/deep/er/b.spec.ts',
    'src/x/dist/y.js',
    'src/secret/key',
  ])('keeps %s out', (path) => expect(isIgnored(path)).toBe(true));

  it.each(['package.json', 'src/a.ts', 'src/deep/er/b.ts', 'src/distance.ts', 'src/secret/readme.txt'])(
    'lets %s in',
    (path) => expect(isIgnored(path)).toBe(false),
  );
});
