import { run } from './run.mjs';

// The report alone goes to standard output.
await run('import.js', (line) => process.stderr.write(`${line}\n`));
