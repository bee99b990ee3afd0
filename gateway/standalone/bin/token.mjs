import { run } from './run.mjs';

// The token alone goes to standard output, ready for a pipe.
await run('token.js', (line) => process.stderr.write(`${line}\n`));
