import { runBench } from './run-bench.mjs';

await runBench('gateway/standalone/bench', 'bench.js');
