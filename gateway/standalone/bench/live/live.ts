import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock, today } from '@banenbrug/service-common';
import { machineOf } from '../report';
import { type LiveResult, type LiveSetting, measureLive } from './measure-live';

/** `npm run bench -- live`: measures following, prints the table and writes it beside the raw figures to `results`. */
export async function measureAndReport(
  argv: readonly string[],
  progress: (line: string) => void,
): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      followers: { type: 'string', default: '200' },
      changes: { type: 'string', default: '40' },
    },
  });
  const setting = { followers: Number(values.followers), changes: Number(values.changes) };
  const { postgres, ways } = await measureLive(setting, progress);
  const result = { date: today(systemClock), machine: machineOf(postgres), setting, ways };
  const results = join(__dirname, '..', '..', 'results');
  mkdirSync(results, { recursive: true });
  const file = join(results, `${result.date}-live`);
  writeFileSync(`${file}.json`, `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(`${file}.md`, tableOf(result));
  process.stdout.write(tableOf(result));
}

interface LiveReport {
  readonly date: string;
  readonly machine: ReturnType<typeof machineOf>;
  readonly setting: LiveSetting;
  readonly ways: readonly LiveResult[];
}

function tableOf({ date, machine, setting, ways }: LiveReport): string {
  const { processor, cores, memoryGb, node, postgres } = machine;
  const rows = ways.map(
    ({ way, each, last, statementsPerEvent, cpuPerEvent }) =>
      `| ${way} | ${each.p50} / ${each.p99} | ${last.p50} / ${last.p99} | ${statementsPerEvent} | ${cpuPerEvent} |`,
  );
  return [
    `Measured on ${date}: ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}.`,
    '',
    `${setting.followers} callers follow one session over SSE while ${setting.changes} agreements are recorded in it.`,
    'Milliseconds from the commit until a follower was told (p50 / p99), and what the process of the hub spent on one change',
    'for one follower.',
    '',
    '| recorded | each follower | the last follower | statements | ms of processor |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
