import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrepareError, runQuietly } from '../standalone/bin/child.mjs';
import { endWithNpm } from '../standalone/bin/orphan.mjs';
import { prepare, root } from '../standalone/bin/prepare.mjs';

// The bench is built for itself: nothing else needs it.
const folder = dirname(fileURLToPath(import.meta.url));

endWithNpm();
try {
  await prepare({ log: (line) => process.stderr.write(`${line}\n`) });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await runQuietly('tsc -b', [compiler, '-b', join(folder, 'tsconfig.json')], root);
  await createRequire(import.meta.url)(join(folder, 'dist/bench.js')).main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof PrepareError ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
}
