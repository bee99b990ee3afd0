import { runBench } from './run-bench.mjs';

await runBench('gateway/standalone/bench', 'endurance/restart/rolling-restart.js');
