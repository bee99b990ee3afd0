import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const usage = `Asks random operations of the gateway, over both transports, and of one schema with the same resolvers.

  npm run differential -- [--count <random operations, 2000>] [--seed <number, 1>]

Prints each difference, the smallest operation that shows it, and how often everything was hit. What each seed asks is
the same every time.
`;

const options = { count: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } };

function readArguments() {
  try {
    return parseArgs({ options }).values;
  } catch {
    return {};
  }
}

const { count, seed } = readArguments();
if (!/^\d+$/.test(count ?? '') || !/^\d+$/.test(seed ?? '')) {
  process.stdout.write(usage);
  process.exit(1);
}
const root = join(import.meta.dirname, '..', '..');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(
  process.execPath,
  [jest, '--selectProjects', 'gateway', '--testPathPatterns', 'e2e/differential.spec', '--runInBand'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      BANENBRUG_DIFFERENTIAL_OPERATIONS: count,
      BANENBRUG_DIFFERENTIAL_SEED: seed,
    },
  },
);
process.exit(status ?? 1);
