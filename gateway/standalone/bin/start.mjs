import { run } from './run.mjs';

await run('main.js', (line) => process.stdout.write(`${line}\n`));
