import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrepareError, runQuietly } from './child.mjs';
import { endWithNpm } from './orphan.mjs';
import { prepare, root } from './prepare.mjs';

/**
 * Builds a bench, which the hub starts without, and runs one of its commands with the arguments of this process.
 * @param folder below the top of the checkout, with a tsconfig.json @param command in its dist, such as soak.js; exports `main`
 */
export async function runBench(folder, command) {
  endWithNpm();
  try {
    await prepare({ log: (line) => process.stderr.write(`${line}\n`) });
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    await runQuietly('tsc -b', [compiler, '-b', join(root, folder, 'tsconfig.json')], root);
    await createRequire(import.meta.url)(join(root, folder, 'dist', command)).main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof PrepareError ? error.message : (error?.stack ?? error)}\n`);
    // What it started ends with it.
    process.exit(1);
  }
}
