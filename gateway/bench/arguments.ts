import { parseArgs } from 'node:util';
import { type OperationName, operationNames } from './operations';
import { type TargetName, targetNames } from './targets/targets';

/** What of the bench is run, and how long. */
export interface Arguments {
  readonly parts: readonly Part[];
  readonly targets: readonly TargetName[];
  readonly operations: readonly OperationName[];
  readonly connections: readonly number[];
  /** How often each cell is measured; the median counts. */
  readonly runs: number;
  /** How long each time. */
  readonly seconds: number;
  /** How many subjects ask. */
  readonly callers: number;
  /** Whether the result is written beside earlier ones; a part only when that was asked for. */
  readonly isKept: boolean;
  /** Whether the hub's own processes are profiled, which slows them down. */
  readonly profile: boolean;
}

const partNames = ['memory', 'database'] as const;

/** Over snapshots in memory, or over PostgreSQL from end to end. */
export type Part = (typeof partNames)[number];

/** All of it takes less than twelve minutes. */
const defaults = { runs: 3, seconds: 2 };

const usage = `Use: npm run bench:gateway -- [--quick] [--parts ${partNames.join(',')}] [--targets ${targetNames.join(',')}]
     [--operations ${operationNames.join(',')}] [--connections 1,50] [--runs 3] [--seconds 2] [--callers 23] [--keep] [--profile]`;

/** Reads the command line. @throws Error with how to use it */
export function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: 'boolean', default: false },
      parts: { type: 'string', default: partNames.join(',') },
      targets: { type: 'string', default: targetNames.join(',') },
      operations: { type: 'string', default: operationNames.join(',') },
      connections: { type: 'string', default: '1,50' },
      runs: { type: 'string' },
      seconds: { type: 'string' },
      callers: { type: 'string', default: '23' },
      profile: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const given = {
    parts: chosen(values.parts, partNames),
    targets: chosen(values.targets, targetNames),
    operations: chosen(values.operations, operationNames),
    connections: values.connections.split(',').map(positive),
    runs: values.runs === undefined ? (values.quick ? 1 : defaults.runs) : positive(values.runs),
    seconds: values.seconds === undefined ? (values.quick ? 1 : defaults.seconds) : positive(values.seconds),
    callers: positive(values.callers),
    profile: values.profile,
  };
  return { ...given, isKept: values.keep || (isWhole(given) && !given.profile) };
}

function isWhole(given: Omit<Arguments, 'isKept'>): boolean {
  return (
    given.parts.length === partNames.length &&
    given.targets.length === targetNames.length &&
    given.operations.length === operationNames.length &&
    given.runs >= defaults.runs &&
    given.seconds >= defaults.seconds
  );
}

function chosen<Name extends string>(text: string, names: readonly Name[]): Name[] {
  const wanted = text.split(',');
  if (wanted.some((each) => !names.includes(each as Name))) throw new Error(usage);
  return names.filter((name) => wanted.includes(name));
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(usage);
  return number;
}
