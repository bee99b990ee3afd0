import { runBench } from '../standalone/bin/run-bench.mjs';

await runBench('gateway/bench', 'bench.js');
