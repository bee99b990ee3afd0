import { runBench } from './run-bench.mjs';

await runBench('gateway/standalone/bench', 'endurance/soak/soak.js');
