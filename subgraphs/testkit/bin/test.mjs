import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from '../../../gateway/standalone/bin/child.mjs';
import { endWithNpm } from '../../../gateway/standalone/bin/orphan.mjs';
import { prepare, root } from '../../../gateway/standalone/bin/prepare.mjs';

/**
 * The whole check of the repository, one part after the other; a part that fails does not keep the others from
 * running. Jest comes last, so that the output closes with its summary: locks, composition, the schemas' style
 * and the boundaries between packages are tests like any other. Arguments go on to jest:
 * `npm test -- --selectProjects gateway`.
 */
const checks = [
  { name: 'format', argv: ['@biomejs/biome/bin/biome', 'format', '.'] },
  { name: 'lint', argv: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', argv: ['typescript/bin/tsc', '-b'] },
  { name: 'page', argv: ['typescript/bin/tsc', '-p', 'gateway/graphiql'] },
];

const write = (line) => process.stdout.write(`${line}\n`);

endWithNpm();
try {
  await prepare({ log: write });
  const failed = [];
  for (const check of checks) {
    if (!(await passes(check))) failed.push(check.name);
  }
  if (failed.length > 0) write(`\nFAILED before the tests: ${failed.join(', ')} (details above)\n`);
  const code = await runJest(process.argv.slice(2));
  process.exitCode = failed.length === 0 ? code : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function passes({ name, argv: [script, ...args] }) {
  const startedAt = performance.now();
  const failure = await runQuietly(name, [program(script), ...args], root).then(
    () => null,
    (error) => error.message,
  );
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  write(`${name.padEnd(8)} ${seconds.padStart(5)} s  ${failure === null ? 'ok' : 'FAILED'}`);
  if (failure !== null) write(failure);
  return failure === null;
}

function program(script) {
  return join(root, 'node_modules', script);
}

/** Jest in the foreground. Resolves with its exit code; a signal ends it first and then this process. */
function runJest(args) {
  const reporters = [join(root, 'subgraphs/testkit/jest/ran-tests.reporter.js'), 'default'];
  // After the arguments: a list option would take a file name that follows it for one of its own.
  const options = reporters.map((reporter) => `--reporters=${reporter}`);
  write(`jest     ${args.length > 0 ? args.join(' ') : 'all projects'}`);
  return new Promise((resolve, reject) => {
    const jest = spawn(process.execPath, [program('jest/bin/jest.js'), ...args, ...options], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    let received;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        // Once: a terminal's Ctrl-C has reached jest already, and npm may repeat it.
        if (received === undefined) jest.kill(signal);
        received = signal;
      });
    }
    jest.once('error', reject);
    jest.once('close', (code) => resolve(received ? 128 + constants.signals[received] : (code ?? 1)));
  });
}
