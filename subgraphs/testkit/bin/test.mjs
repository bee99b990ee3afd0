import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { runQuietly } from '../../../gateway/standalone/bin/child.mjs';
import { endWithNpm } from '../../../gateway/standalone/bin/orphan.mjs';
import { prepare, root } from '../../../gateway/standalone/bin/prepare.mjs';

/**
 * The whole check of the repository; a part that fails does not keep the others from running. Jest comes last: locks,
 * composition, the schemas' style and the boundaries between packages are tests like any other. When it has ended, the logs of all its processes are searched for the sensitive values of its
 * tests, and one line after its summary says what came of it. Arguments go on to jest:
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
  // Side by side: each takes one processor most of its time.
  const passed = await Promise.all(checks.map(passes));
  const failed = checks.filter((_, index) => !passed[index]).map(({ name }) => name);
  if (failed.length > 0) write(`\nFAILED before the tests: ${failed.join(', ')} (details above)\n`);
  const args = process.argv.slice(2);
  const { code, isClean } = await runJestSearched(args);
  process.exitCode = failed.length === 0 && isClean ? code : code || 1;
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

/** Jest, and after it, however it ended, the search of what it and its processes have logged. */
async function runJestSearched(args) {
  // From the build, which there is only now.
  const load = createRequire(import.meta.url);
  const { makeEvidenceFolder, logFolder } = load('../dist/evidence/evidence-folder.js');
  const { publishEvidenceFolder } = load('../dist/evidence/environment.js');
  const { judgeEvidence } = load('../dist/evidence/judge-evidence.js');
  const evidence = makeEvidenceFolder();
  publishEvidenceFolder(evidence);
  const code = await runJest(args, logFolder(evidence, 'jest'));
  const isWholeRun = args.length === 0 && code < 128;
  const { isClean, message } = await judgeEvidence(evidence, isWholeRun);
  write(`${'leaks'.padEnd(8)} ${message}`);
  return { code, isClean };
}

/**
 * Jest in the foreground, with what it prints in files too. Resolves with its exit code; a signal ends it first
 * and then this process.
 */
function runJest(args, logs) {
  const reporters = [join(root, 'subgraphs/testkit/jest/ran-tests.reporter.js'), 'default'];
  // After the arguments: a list option would take a file name that follows it for one of its own.
  const options = reporters.map((reporter) => `--reporters=${reporter}`);
  // Jest leaves one processor free, which on two is half the machine: these tests wait for databases and sockets.
  if (!args.some((arg) => /^(-w|-i|--maxWorkers|--runInBand)/.test(arg))) options.push('--maxWorkers=100%');
  write(`jest     ${args.length > 0 ? args.join(' ') : 'all projects'}`);
  return new Promise((resolve, reject) => {
    // Behind a pipe it cannot see by itself that there is a terminal.
    const colors = process.stdout.isTTY ? ['--colors'] : [];
    const jest = spawn(process.execPath, [program('jest/bin/jest.js'), ...args, ...options, ...colors], {
      cwd: root,
      env: { ...process.env, ...(args.length === 0 ? { BANENBRUG_TEST_WHOLE: '1' } : {}) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const written = ['stdout', 'stderr'].map((name) => {
      jest[name].pipe(process[name], { end: false });
      return finished(jest[name].pipe(createWriteStream(join(logs, `${name}.log`), { mode: 0o600 })));
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
    const end = (code) => (received ? 128 + constants.signals[received] : (code ?? 1));
    jest.once('close', (code) => {
      Promise.all(written).then(() => resolve(end(code)), reject);
    });
  });
}
