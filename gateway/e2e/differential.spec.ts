import { shortfalls, tableOf } from './differential/tallies/tally';
import { differentialSettings } from './differential/environment';
import { type DifferentialReport, runDifferential } from './differential/run-differential';

const { seed, operations, prints } = differentialSettings;

describe('random operations over the hub’s own graph', () => {
  let report: DifferentialReport;
  beforeAll(
    async () => {
      const onProgress = (done: number): void => {
        if (prints && done % 500 === 0) process.stderr.write(`${done} operations\n`);
      };
      report = await runDifferential({ seed, operations, onProgress });
      if (!prints) return;
      const table = tableOf(report.tally, report.minimums);
      process.stdout.write(`${report.operations} operations from seed ${seed}\n\n${table}\n\n`);
    },
    60_000 + operations * 1000,
  );

  it('have the same answers from the gateway, over both transports, as from one schema', () => {
    expect(report.differences.join('\n\n')).toBe('');
  });

  it('hit every kind of plan node, directive, abstract type, argument and null', () => {
    expect(shortfalls(report.tally, report.minimums)).toEqual([]);
  });
});
