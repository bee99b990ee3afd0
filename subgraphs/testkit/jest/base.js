const { join } = require('node:path');
const { testsOf } = require('./together.js');

const root = join(__dirname, '..', '..', '..');

/** Set by `npm test` without arguments: see together.js. */
const isWholeRun = process.env.BANENBRUG_TEST_WHOLE === '1';

/**
 * The jest configuration every package extends: TypeScript through swc, and workspace packages taken
 * from their sources, so that a test never runs against a stale build.
 */
exports.base = (name, rootDir) => ({
  displayName: name,
  testEnvironment: 'node',
  globalSetup: join(__dirname, 'global-setup.js'),
  globalTeardown: join(__dirname, 'global-teardown.js'),
  setupFilesAfterEnv: [join(__dirname, 'quiet-console.js')],
  testMatch: (isWholeRun && testsOf(rootDir)) || ['**/*.spec.ts', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: {
    '^@banenbrug/(regions|employers|candidates|agreements|service-common|testkit)$': join(
      root,
      'subgraphs/$1/src/index.ts',
    ),
    '^@banenbrug/gateway$': join(root, 'gateway/src/index.ts'),
    '^@banenbrug/standalone$': join(root, 'gateway/standalone/src/index.ts'),
  },
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  clearMocks: true,
});
