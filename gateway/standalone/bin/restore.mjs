import { run } from './run.mjs';

// What came of it alone goes to standard output.
await run('restore.js', (line) => process.stderr.write(`${line}\n`));
