import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrepareError, runQuietly } from './child.mjs';
import { forgetHash, hashOf, inputFiles, recordedHash, recordHash } from './input-hash.mjs';

// Only Node's own modules here and in what is imported: this runs before anything is installed.

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

const lock = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const record = (name) => join(root, '.cache', `${name}.sha256`);

/**
 * Makes a checkout ready to run: installs when the lock has changed, builds when the sources have. What is
 * up to date is skipped. Throws PrepareError with a text for the person at the terminal.
 * @param {{ log: (line: string) => void }} options told what takes time, with the seconds since the beginning
 * @returns {Promise<void>}
 */
export async function prepare({ log }) {
  checkNode();
  const startedAt = performance.now();
  const step = async (name, work) => {
    const say = (text) =>
      log(`[${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s] ${text}`);
    say(`${name} ...`);
    const stillAtIt = setInterval(() => say(`still ${name} ...`), 15_000);
    try {
      await work();
    } finally {
      clearInterval(stillAtIt);
    }
    say(`${name}: done`);
  };
  await install(step);
  // Side by side: neither needs the other's output, and each alone leaves a processor idle.
  const builds = await Promise.allSettled([buildPackages(step), buildPage(step)]);
  const failures = builds.filter((build) => build.status === 'rejected').map((build) => build.reason);
  if (failures.length > 0) throw new PrepareError(failures.map((failure) => failure.message).join('\n\n'));
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PrepareError(
    `Banenbrug needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
}

async function install(step) {
  const hash = hashOf(root, [lock]);
  const isInstalled = existsSync(join(modules, '.package-lock.json'));
  if (isInstalled && (recordedHash(record('install')) === hash || isInstalledByHand())) {
    if (recordedHash(record('install')) !== hash) recordHash(record('install'), hash);
    return;
  }
  forgetHash(record('install'));
  const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await step('installing packages', () => runQuietly('npm ci', [npmProgram(), ...options], root));
  recordHash(record('install'), hash);
}

/** Somebody's own `npm install` did the same: what npm notes as installed is what the lock asks for. */
function isInstalledByHand() {
  const { packages: wanted } = JSON.parse(readFileSync(lock, 'utf8'));
  const { packages: installed } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  const isSame = (name) =>
    installed[name]
      ? installed[name].version === wanted[name].version &&
        installed[name].integrity === wanted[name].integrity
      : wanted[name].optional === true || wanted[name].devOptional === true;
  const names = Object.keys(wanted).filter((name) => name.startsWith('node_modules/'));
  return names.every(isSame) && Object.keys(installed).every((name) => name in wanted);
}

/** npm as a script for this Node: under `npm start` npm says where it is, else it is searched as a shell would. */
function npmProgram() {
  const beside = join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'));
  const candidates = [process.env.npm_execpath, beside, ...onPath].filter((path) => path && existsSync(path));
  const found = candidates.map((path) => realpathSync(path)).find((path) => basename(path) === 'npm-cli.js');
  if (found) return found;
  throw new PrepareError(
    'npm was not found. Install it beside Node (https://nodejs.org has both) and try again.',
  );
}

/** The projects of the root tsconfig.json, except that of the tests: a test never runs from a build. */
function projects() {
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return references.map(({ path }) => path).filter((path) => !path.endsWith('.json'));
}

async function buildPackages(step) {
  const folders = projects();
  const inputs = inputFiles([
    lock,
    join(root, 'tsconfig.json'),
    join(root, 'tsconfig.base.json'),
    ...folders.flatMap((folder) =>
      ['src', 'tsconfig.json', 'package.json', 'schema.graphql', 'schema', 'reference'].map((name) =>
        join(root, folder, name),
      ),
    ),
  ]);
  const outputs = folders.map((folder) => join(root, folder, 'dist/.tsbuildinfo'));
  // The compiler's own notes are part of the hash: a build that somebody made of other sources is noticed.
  const hash = () => hashOf(root, [...inputs, ...inputFiles(outputs)]);
  if (outputs.every((file) => existsSync(file)) && recordedHash(record('packages')) === hash()) return;
  forgetHash(record('packages'));
  await step('building the packages', () =>
    runQuietly('tsc -b', [join(modules, 'typescript/bin/tsc'), '-b', ...folders], root),
  );
  recordHash(record('packages'), hash());
}

async function buildPage(step) {
  const folder = join(root, 'gateway/graphiql');
  const hash = hashOf(root, inputFiles([lock, folder]));
  if (existsSync(join(folder, 'dist')) && recordedHash(record('graphiql')) === hash) return;
  forgetHash(record('graphiql'));
  await step('building the GraphiQL page', () =>
    runQuietly(
      'The build of the GraphiQL page',
      [npmProgram(), 'run', 'build', '-w', '@banenbrug/graphiql'],
      root,
    ),
  );
  recordHash(record('graphiql'), hash);
}
