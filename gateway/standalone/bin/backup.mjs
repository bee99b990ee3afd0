import { run } from './run.mjs';

// What came of it alone goes to standard output.
await run('backup.js', (line) => process.stderr.write(`${line}\n`));
