import { createRequire } from 'node:module';
import { join } from 'node:path';
import { endWithNpm } from './orphan.mjs';
import { prepare, root } from './prepare.mjs';

const programmingErrors = [TypeError, ReferenceError, RangeError, SyntaxError];

/**
 * Prepares the checkout and runs `main(argv)` of one of standalone's compiled programs in this process, so that
 * there is one process to stop. A failure ends with its sentence on the error stream and exit code 1.
 * @param {string} program the compiled file's name in dist
 * @param {(line: string) => void} log told how the preparation goes
 * @returns {Promise<void>}
 */
export async function run(program, log) {
  endWithNpm();
  try {
    await prepare({ log });
    const { main } = createRequire(import.meta.url)(join(root, 'gateway/standalone/dist', program));
    await main(process.argv.slice(2));
  } catch (error) {
    const isBug = programmingErrors.some((kind) => error instanceof kind);
    process.stderr.write(`${isBug ? error.stack : (error?.message ?? error)}\n`);
    process.exitCode = 1;
  }
}
