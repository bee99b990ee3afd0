import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrepareError, runQuietly } from './child.mjs';
import { endWithNpm } from './orphan.mjs';
import { prepare, root } from './prepare.mjs';

// Built with the bench: the hub starts without it.
const folder = join(root, 'gateway/standalone/bench');

endWithNpm();
try {
  await prepare({ log: (line) => process.stderr.write(`${line}\n`) });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await runQuietly('tsc -b', [compiler, '-b', join(folder, 'tsconfig.json')], root);
  await createRequire(import.meta.url)(join(folder, 'dist/endurance/soak/soak.js')).main(
    process.argv.slice(2),
  );
} catch (error) {
  process.stderr.write(`${error instanceof PrepareError ? error.message : (error?.stack ?? error)}\n`);
  // What it started ends with it.
  process.exit(1);
}
